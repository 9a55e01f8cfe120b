import assert from "node:assert/strict";
import { loggedFault } from "../bot/logged-fault.ts";

const activityId = "5f7338ca-ed44-45c9-8e34-5871a3546ace";

const withFields = (fields: object) => Object.assign(new Error("canary"), fields);

describe("what of an error is logged", () => {
  it("is what Cosmos DB answered with: status, substatus and activity", () => {
    const fault = loggedFault(withFields({ code: 403, substatus: 5301, activityId, body: "canary" }));

    assert.deepEqual(
      { ...fault, frames: [] },
      { name: "Error", code: 403, substatus: 5301, activityId, frames: [] },
    );
  });

  it("is a code in capitals", () => {
    assert.equal(loggedFault(withFields({ code: "ECONNREFUSED" })).code, "ECONNREFUSED");
  });

  it("is nothing that may be somebody's words", () => {
    for (const fields of [
      { code: "canary" },
      { code: 1.5 },
      { substatus: "canary" },
      { activityId: "canary" },
      { activityId: `${activityId} canary` },
    ]) {
      const fault = loggedFault(withFields(fields));

      assert.deepEqual(Object.keys(fault), ["name", "frames"]);
      assert.equal(JSON.stringify(fault).includes("canary"), false);
    }
  });

  it("is the same of its causes", () => {
    const error = new Error("canary", { cause: withFields({ code: 429, substatus: 3200 }) });

    assert.deepEqual([loggedFault(error).cause?.code, loggedFault(error).cause?.substatus], [429, 3200]);
  });
});
