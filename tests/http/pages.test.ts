import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { createReadiness } from "../../bot/http/readiness.ts";
import { startRig, type Rig } from "./rig.ts";

describe("beside the tab", () => {
  let rig: Rig;

  afterEach(() => rig.close());

  it("the start page says what this is and where to go", async () => {
    const links = [{ label: 'Open <the> "tab"', href: '/tab/home?a=1&b="2"' }];
    rig = await startRig({ pages: { name: "Common & place", links } });

    const { status, text, headers } = await rig.ask("GET", "/");

    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(text, /<html lang="en">/u);
    assert.match(text, /<title>Common &#38; place<\/title>/u);
    assert.match(text, /<a href="\/tab\/home\?a=1&#38;b=&#34;2&#34;">Open &#60;the&#62; &#34;tab&#34;<\/a>/u);
    assert.doesNotMatch(text, /\{\{/u);
  });

  it("privacy and terms have their pages", async () => {
    rig = await startRig();

    const privacy = await rig.ask("GET", "/privacy");
    const terms = await rig.ask("GET", "/terms");

    assert.match(privacy.text, /Reading is not tracked/u);
    assert.match(terms.text, /operator's own terms apply/u);
    for (const { text } of [privacy, terms]) assert.doesNotMatch(text, /\{\{|<script/u);
  });

  it("the browser's question for an icon is no error", async () => {
    rig = await startRig();

    assert.equal((await rig.ask("GET", "/favicon.ico")).status, 204);
  });

  it("an instance is alive although it is not ready", async () => {
    rig = await startRig({
      checkReady: () => Promise.reject(new Error("canary-7f3a")),
    });

    const alive = await rig.ask("GET", "/healthz");
    const ready = await rig.ask("GET", "/readyz");

    assert.equal(alive.status, 200);
    assert.equal(ready.status, 503);
    assert.ok(!(ready.text + rig.logged.join("")).includes("canary-7f3a"));
  });

  it("an instance that stops is not ready first, and still answers", async () => {
    const readiness = createReadiness(() => Promise.resolve());
    rig = await startRig({ checkReady: () => readiness.check() });
    const before = await rig.ask("GET", "/readyz");

    readiness.startDraining();

    assert.equal(before.status, 200);
    assert.equal((await rig.ask("GET", "/readyz")).status, 503);
    assert.equal((await rig.ask("GET", "/healthz")).status, 200);
  });
});
