import assert from "node:assert/strict";
import { begunTag, hasTag, tagsOfLine, toggleTag } from "../../../tab/src/writing/tag-line.ts";

describe("the line of tags", () => {
  it("is split at commas, and nothing between two commas is no tag", () => {
    assert.deepEqual(tagsOfLine(" vpn , ,on call,"), ["vpn", "on call"]);
  });

  it("takes a suggestion in and out again, however it was typed", () => {
    assert.equal(toggleTag("", "vpn"), "vpn");
    assert.equal(toggleTag("laptop,", "vpn"), "laptop, vpn");
    assert.equal(toggleTag("laptop, #VPN", "vpn"), "laptop");
    assert.equal(hasTag("laptop, #VPN", "vpn"), true);
    assert.equal(hasTag("vpns", "vpn"), false);
  });

  it("knows the tag that is being typed, and completes it", () => {
    assert.equal(begunTag("laptop, #te", ["laptop"]), "te");
    assert.equal(begunTag("laptop,", ["laptop"]), "");
    assert.equal(begunTag("Laptop", ["laptop"]), "");
    assert.equal(toggleTag("laptop, Te", "unit tests"), "laptop, unit tests");
    assert.equal(toggleTag("test", "test drive", ["test", "test drive"]), "test, test drive");
  });
});
