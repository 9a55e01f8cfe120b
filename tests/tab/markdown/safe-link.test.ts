import assert from "node:assert/strict";
import { safeLink } from "../../../tab/src/markdown/safe-link.ts";

describe("links in people's text", () => {
  for (const link of [
    "https://example.com/a?b=c#d",
    "http://wiki.example/",
    "mailto:ada@example.com",
    "HTTPS://EXAMPLE.COM/",
  ]) {
    it(`lead to ${link}`, () => {
      assert.equal(safeLink(link), new URL(link).href);
    });
  }

  for (const link of [
    undefined,
    "",
    "javascript:alert(1)",
    " jAvAsCrIpT:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.com",
    "/tab/home",
    "#top",
  ]) {
    it(`lead nowhere with ${JSON.stringify(link)}`, () => {
      assert.equal(safeLink(link), undefined);
    });
  }
});
