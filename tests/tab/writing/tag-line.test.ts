import assert from "node:assert/strict";
import { hasTag, tagsOfLine, toggleTag } from "../../../tab/src/writing/tag-line.ts";

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
});
