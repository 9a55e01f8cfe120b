import assert from "node:assert/strict";
import fc from "fast-check";
import { ApiError, hasCode, parseError } from "../../../tab/src/api/errors.ts";

describe("reading why the server refused", () => {
  it("keeps code, sentence, reference and faulty fields", () => {
    const body = {
      error: {
        code: "invalidInput",
        message: "Please look at the marked fields.",
        correlationId: "c-1",
        fields: { title: "missing", "tags.0": "tooLong" },
      },
    };

    const { details } = parseError(400, body);

    assert.deepEqual(details, {
      code: "invalidInput",
      message: "Please look at the marked fields.",
      correlationId: "c-1",
      fields: { title: "missing", "tags.0": "tooLong" },
    });
  });

  it("keeps when to try again; a proxy's refusal for too much is one as well", () => {
    const error = { code: "tooManyRequests", message: "Later.", correlationId: "c", retryAfterSeconds: 12 };

    assert.equal(parseError(429, { error }).details.retryAfterSeconds, 12);
    assert.ok(hasCode(parseError(429, "<html>"), "tooManyRequests"));
  });

  it("keeps what is there now when somebody else was first", () => {
    const current = { title: "Theirs" };

    const error = parseError(409, {
      error: { code: "changedMeanwhile", message: "m", correlationId: "c", current },
    });

    assert.ok(hasCode(error, "changedMeanwhile"));
    assert.deepEqual(error.details.current, current);
  });

  it("takes an unknown fault of a field as plainly wrong", () => {
    const error = parseError(400, {
      error: { code: "invalidInput", message: "m", fields: { title: "purple" } },
    });

    assert.deepEqual(error.details.fields, { title: "wrong" });
  });

  for (const [status, code] of [
    [401, "notSignedIn"],
    [404, "notFound"],
    [502, "internal"],
  ] as const) {
    it(`calls a ${status} without an error of ours ${code}`, () => {
      const error = parseError(status, undefined);

      assert.deepEqual(error.details, { code, message: "" });
    });
  }

  it("gives an error of ours for whatever comes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), (status, body) => {
        assert.ok(parseError(status, body) instanceof ApiError);
        assert.ok(parseError(status, { error: body }) instanceof ApiError);
      }),
    );
  });
});
