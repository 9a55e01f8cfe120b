import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Person } from "../../teams/fake-teams.ts";
import { ada, grace, type TabRig } from "../rig.ts";

/** In bytes as sent (brotli). What the community's page needs, the people-switch of `npm run dev` (5 kB) included. */
const firstScreenBudget = 120_500;

/** What comes once its entries stand: faces, and what stands beside them. */
const afterwardsBudget = 12_500;

/** What comes for stewards once it stands, words included. */
const firstStepsBudget = 3_000;

/** Words that only this library brings along, whatever a build does to its names. */
const marks = {
  "teams-js": "res.cdn.office.net",
  teamsfx: "initiateLoginEndpoint",
  zod: "invalid_union",
  "the Markdown parser": "thematicBreak",
};

const folder = path.resolve("dist/tab");

export function describeWeight(rig: () => TabRig): void {
  describe("the first screen", () => {
    /** Names of the files that the community's page fetches, with their bytes as sent. */
    async function loaded(person: Person, last = "Name your loops"): Promise<Map<string, number>> {
      const { community } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      const page = await rig().pages.takeNew(person);
      const sent = new Map<string, number>();
      page.on("response", (response) => {
        const { pathname } = new URL(response.url());
        if (!pathname.startsWith("/tab/")) return;
        assert.equal(response.headers()["content-encoding"], "br", pathname);
        const name = pathname.startsWith("/tab/assets/") ? pathname.slice("/tab/".length) : "index.html";
        sent.set(name, Number(response.headers()["content-length"]));
      });
      await page.goto(`/tab/community/${community.id}`);
      await page.getByText(last, { exact: true }).first().waitFor();
      await rig().pages.untilQuiet(page);
      return sent;
    }

    let files: Map<string, number>;
    /** Names of those without which nothing is shown. */
    let needed: ReadonlySet<string>;

    const bytesOf = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + (files.get(name) ?? 0), 0);
    const named = (name: string) => `${files.get(name)} ${name}`;

    before(async () => {
      files = await loaded(grace);
      const index = await readFile(path.join(folder, "index.html"), "utf8");
      const peopleSwitch = [...files.keys()].filter((name) => /LocalPeopleBar|Select/u.test(name));
      needed = new Set(["index.html", ...(index.match(/assets\/[\w.-]+/gu) ?? []), ...peopleSwitch]);
    });

    it("stays within its budget", () => {
      const names = [...files.keys()].filter((name) => needed.has(name));
      const total = bytesOf(names);
      const list = names.map(named).join("\n");
      assert.ok(total > 50_000, `Too little to be true:\n${list}`);
      assert.ok(total <= firstScreenBudget, `${total} bytes, more than ${firstScreenBudget}:\n${list}`);
    });

    it("waits for nothing of what comes afterwards, which is light", async () => {
      const afterwards = [...files.keys()].filter((name) => !needed.has(name));
      assert.ok(bytesOf(afterwards) <= afterwardsBudget, afterwards.map(named).join("\n"));
      const { community } = await rig().startCommunity({ tips: [{ title: "Name your loops" }] });
      const page = await rig().pages.takeNew(grace);
      for (const name of afterwards) await page.route(`**/tab/${name}`, () => undefined);

      await page.goto(`/tab/community/${community.id}`);

      await page.getByRole("link", { name: "Name your loops" }).waitFor();
    });

    it("brings first steps along for stewards alone, and light ones", async () => {
      const ofSteward = await loaded(ada, "First steps for stewards");
      const more = [...ofSteward].filter(([name]) => !files.has(name));

      const total = more.reduce((sum, [, bytes]) => sum + bytes, 0);
      assert.ok(total > 500 && total <= firstStepsBudget, more.join("\n"));
    });

    it("brings nothing along that it does not need", async () => {
      const scripts = (await readdir(path.join(folder, "assets"))).filter((name) => name.endsWith(".js"));
      const withMark = async (mark: string) => {
        const texts = await Promise.all(
          scripts.map((name) => readFile(path.join(folder, "assets", name), "utf8")),
        );
        return scripts.filter((_name, index) => texts[index]?.includes(mark)).map((name) => `assets/${name}`);
      };
      for (const [library, mark] of Object.entries(marks)) {
        const carriers = await withMark(mark);
        assert.ok(carriers.length > 0, `${mark} no longer marks ${library}`);
        assert.deepEqual(
          carriers.filter((name) => files.has(name)),
          [],
          `${library} is on the first screen`,
        );
      }
    });

    it("is sent compressed, and unpacks to the very files of the build", async () => {
      for (const name of files.keys()) {
        const plain = await readFile(path.join(folder, name));
        assert.ok(brotliDecompressSync(await readFile(path.join(folder, `${name}.br`))).equals(plain), name);
        assert.ok(gunzipSync(await readFile(path.join(folder, `${name}.gz`))).equals(plain), name);
      }
    });
  });
}
