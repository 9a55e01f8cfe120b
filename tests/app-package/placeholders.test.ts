import assert from "node:assert/strict";
import fc from "fast-check";
import { fillPlaceholders } from "../../appPackage/placeholders.ts";

describe("placeholders", () => {
  it("are filled wherever a text has them, and nowhere else", () => {
    const template = { a: "${{X}}", list: ["api://${{ X }}/${{Y}}", 3, null, true], "${{X}}": "plain" };

    const { value, missing } = fillPlaceholders(template, { X: "one", Y: "two" });

    assert.deepEqual(value, { a: "one", list: ["api://one/two", 3, null, true], "${{X}}": "plain" });
    assert.deepEqual(missing, []);
  });

  it("without a value are named once each", () => {
    const { missing } = fillPlaceholders(["${{B}} ${{A}} ${{B}} ${{C}}"], { A: "", C: "set" });

    assert.deepEqual(missing, ["B", "A"]);
  });

  it("may be empty for the name's suffix only", () => {
    const { value, missing } = fillPlaceholders("Commonplace${{APP_NAME_SUFFIX}}", { APP_NAME_SUFFIX: "" });

    assert.equal(value, "Commonplace");
    assert.deepEqual(missing, []);
  });

  it("take any value as it is, even one that looks like a placeholder or a pattern", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("${{X}}", "$&", '"', "\\")),
        (text) => {
          const { value } = fillPlaceholders({ text: "<${{X}}>" }, { X: text });

          assert.deepEqual(value, { text: `<${text}>` });
        },
      ),
    );
  });
});
