import assert from "node:assert/strict";
import { ApiError, SignInError } from "../../../tab/src/api/errors.ts";
import { describeError } from "../../../tab/src/components/describe-error.ts";
import { startStrings } from "../../../tab/src/strings/strings.ts";
import { en } from "../../../tab/src/strings/en.ts";

const { t } = startStrings("en");

describe("what a screen says of an error", () => {
  it("is the server's sentence, with the reference in small print", () => {
    const error = new ApiError({
      code: "teamsUnavailable",
      message: "Teams is silent.",
      correlationId: "c-9",
    });

    const strings = describeError(error, t);

    assert.deepEqual(strings, {
      title: en.errors.title,
      text: "Teams is silent.",
      smallPrint: "Reference: c-9",
    });
  });

  it("tells a failed sign-in from a refused one", () => {
    const failed = describeError(new SignInError("resourceRequiresConsent"), t);
    const refused = describeError(new ApiError({ code: "notSignedIn", message: "Please sign in." }), t);

    assert.equal(failed.text, en.errors.signIn.failed);
    assert.equal(failed.smallPrint, "Teams said: resourceRequiresConsent");
    assert.equal(refused.text, en.errors.signIn.refused);
  });

  it("speaks of the connection where no answer came", () => {
    assert.equal(
      describeError(new ApiError({ code: "unreachable", message: "" }), t).text,
      en.errors.unreachable,
    );
  });

  it("never shows the text of a fault that nobody expected", () => {
    assert.equal(describeError(new TypeError("x is not a function"), t).text, en.errors.internal);
  });
});
