import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { dataInventory } from "../../bot/community/my-data/data-inventory.ts";
import { createReadiness } from "../../bot/http/readiness.ts";
import { pages, startRig, type Rig } from "./rig.ts";

describe("beside the tab", () => {
  let rig: Rig;

  afterEach(() => rig.close());

  it("the start page says what this is and where to go", async () => {
    const links = [{ label: 'Open <the> "tab"', href: '/tab/home?a=1&b="2"' }];
    rig = await startRig({ pages: { ...pages, name: "Common & place", links } });

    const { status, text, headers } = await rig.ask("GET", "/");

    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(text, /<html lang="en">/u);
    assert.match(text, /<title>Common &#38; place<\/title>/u);
    assert.match(text, /<a href="\/tab\/home\?a=1&#38;b=&#34;2&#34;">Open &#60;the&#62; &#34;tab&#34;<\/a>/u);
    assert.doesNotMatch(text, /\{\{/u);
  });

  it("privacy, terms and trust have their pages", async () => {
    rig = await startRig();

    const privacy = await rig.ask("GET", "/privacy");
    const terms = await rig.ask("GET", "/terms");
    const trust = await rig.ask("GET", "/trust");

    assert.match(privacy.text, /Nothing records who opened/u);
    assert.match(terms.text, /operator’s own terms apply/u);
    assert.match(trust.text, /<h2>For works councils<\/h2>/u);
    for (const { status, text } of [privacy, terms, trust]) {
      assert.equal(status, 200);
      assert.doesNotMatch(text, /\{\{|<script/u);
    }
  });

  it("privacy says of each kind of data why it is kept, for how long, and who reads it", async () => {
    rig = await startRig();

    const { text } = await rig.ask("GET", "/privacy");

    for (const { title, items } of dataInventory) {
      assert.ok(text.includes(`<summary>${title}</summary>`), title);
      for (const { why, kept, readBy } of items) {
        const facts = `<b>Why:</b> ${why}. <b>Kept:</b> ${kept}. <b>Read by:</b> ${readBy}.`;
        assert.ok(text.includes(facts), facts);
      }
    }
  });

  it("name whom to ask and whose terms apply, as the operator says", async () => {
    const operator = { contact: "help@example.com", termsUrl: "https://example.com/terms" };
    rig = await startRig({ pages: { ...pages, operator } });

    for (const path of ["/", "/privacy", "/terms", "/trust"]) {
      const { text } = await rig.ask("GET", path);
      assert.ok(text.includes('ask <a href="mailto:help@example.com">help@example.com</a>.'), path);
    }
    assert.ok((await rig.ask("GET", "/terms")).text.includes('<a href="https://example.com/terms">'));
  });

  it("link to the operator's page for questions where that is an address", async () => {
    const operator = { contact: "https://help.example.com/?a=1&b=2", termsUrl: undefined };
    rig = await startRig({ pages: { ...pages, operator } });

    const { text } = await rig.ask("GET", "/privacy");

    assert.ok(text.includes('ask <a href="https://help.example.com/?a=1&#38;b=2">'));
  });

  it("send people to their Teams administrator where the operator says nothing", async () => {
    rig = await startRig();

    for (const path of ["/", "/privacy", "/terms", "/trust"])
      assert.match((await rig.ask("GET", path)).text, /ask your Teams administrator/u);
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
