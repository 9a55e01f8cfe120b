import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { sendText } from "./raw-request.ts";
import { startRig, type Rig } from "./rig.ts";

const index = "<!doctype html><title>tab</title>";

describe("the tab's files", () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());

  /** The path as it is: fetch would tidy it. */
  const getRaw = async (path: string) => {
    const received = await sendText(
      rig,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    const [head = "", body = ""] = received.split(/\r\n\r\n/u, 2);
    return { head: head.toLowerCase(), body };
  };

  const getScript = (encodings: string) =>
    rig.ask("GET", "/tab/assets/main-a1b2c3.js", { headers: { "accept-encoding": encodings } });

  it("are sent plain to whoever unpacks nothing", async () => {
    const { headers, text } = await getScript("identity");

    assert.equal(headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(headers.get("vary"), "accept-encoding");
    assert.equal(headers.get("content-encoding"), null);
    assert.equal(text, "console.log('plain')");
  });

  it("are sent as the build compressed them, smallest first", async () => {
    const brotli = await getScript("gzip, deflate, br");
    const gzip = await getScript("gzip");

    assert.equal(brotli.headers.get("content-encoding"), "br");
    assert.equal(brotli.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(brotli.text, "console.log('brotli')");
    assert.equal(gzip.headers.get("content-encoding"), "gzip");
    assert.equal(gzip.text, "console.log('gzip')");
  });

  it("with a hash in the name are kept for ever, the index page is asked for each time", async () => {
    const script = await rig.ask("GET", "/tab/assets/main-a1b2c3.js", {
      headers: { "accept-encoding": "identity" },
    });
    const picture = await rig.ask("GET", "/tab/assets/picture-d4e5f6.png");
    const page = await rig.ask("GET", "/tab/");

    assert.equal(script.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(picture.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(picture.headers.get("content-type"), "image/png");
    assert.equal(page.headers.get("cache-control"), "no-cache");
  });

  it("are not sent again to whoever has them", async () => {
    const first = await rig.ask("GET", "/tab/home");
    const etag = first.headers.get("etag") ?? "";

    const second = await rig.ask("GET", "/tab/home", {
      headers: { "if-none-match": etag, "cache-control": "max-age=0" },
    });

    assert.notEqual(etag, "");
    assert.equal(second.status, 304);
  });

  it("answer odd conditions without a fault", async () => {
    const unmet = await rig.ask("GET", "/tab/home", { headers: { "if-match": '"other"' } });
    const range = await rig.ask("GET", "/tab/home", { headers: { range: "bytes=900-999" } });

    assert.equal(unmet.status, 412);
    assert.equal(range.status, 200);
  });

  it("give the index page for every address of the tab", async () => {
    const addresses = [
      "/tab",
      "/tab/",
      "/tab/home",
      "/tab/configure",
      "/tab/community/abc/tip/def",
      "/tab/assets",
      "/tab/assets/",
      "/tab/assets/gone-000000.js",
      "/tab/home?theme=dark",
    ];

    for (const address of addresses) {
      const answer = await rig.ask("GET", address);

      assert.equal(answer.status, 200, address);
      assert.equal(answer.text, index, address);
      assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
      assert.equal(answer.headers.get("cache-control"), "no-cache");
    }
  });

  it("never come from outside their folder", async () => {
    const attempts = [
      "/tab/../secret.txt",
      "/tab/..%2fsecret.txt",
      "/tab/%2e%2e/secret.txt",
      "/tab/%2e%2e%2fsecret.txt",
      "/tab/%252e%252e%252fsecret.txt",
      "/tab/..%5csecret.txt",
      "/tab/assets/..%2f..%2fsecret.txt",
      "/tab/assets/....//....//secret.txt",
      "/tab//etc/passwd",
      "/tab/%2fetc%2fpasswd",
      "/tab/%00../secret.txt",
      "/tab/.hidden",
      "/tab/%2ehidden",
      "/tab/index.html%00.js",
      "/tab/file:%2f%2f%2fetc%2fpasswd",
    ];

    for (const attempt of attempts) {
      const { head, body } = await getRaw(attempt);

      assert.match(head, /^http\/1\.1 (200|404) /u, attempt);
      assert.ok(body === index || body.startsWith('{"error"'), `${attempt}: ${body}`);
    }
  });

  it("answer HEAD without a body", async () => {
    const answer = await rig.ask("HEAD", "/tab/home");

    assert.equal(answer.status, 200);
    assert.equal(answer.text, "");
  });

  it("are missing as a fault of ours when the tab was never built", async () => {
    const empty = await startRig({ tabFolder: "/nonexistent/tab" });

    const answer = await empty.ask("GET", "/tab/home");

    assert.equal(answer.status, 500);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    await empty.close();
  });
});
