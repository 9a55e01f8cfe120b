// What is deployed, alone in a folder: nothing of the project around it can help.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import packageJson from "../../package.json" with { type: "json" };
import { packageServer } from "../../infra/package-server.ts";
import { run } from "../operator/command-process.ts";
import { productionEnvironment } from "../production-environment.ts";
import { freePort, startServerProcess, temporaryFolder, type ServerProcess } from "../server-process.ts";
import { startFakeTeams, type FakeTeams } from "../teams/fake-teams.ts";
import { activityOf, ada, appId, channel, team, tenantId } from "../teams/rig.ts";
import { startFakeEntra, type FakeEntra } from "./entra.ts";

const clientId = "386d9794-870f-4faf-bb58-74d4ea258f13";
const botToken = "token-of-the-managed-identity";

describe("the package of the server", function () {
  this.timeout(120_000);

  let data: Awaited<ReturnType<typeof temporaryFolder>>;
  let folder: string;
  let teams: FakeTeams;
  let entra: FakeEntra;
  let server: ServerProcess;

  before(async () => {
    data = await temporaryFolder();
    folder = path.join(data.folder, "server");
    await packageServer(folder);
    teams = await startFakeTeams({ appId, connectorToken: botToken });
    teams.setTeam(team, [{ id: team.id }, channel]);
    teams.setRoster(channel.id, [ada]);
    entra = await startFakeEntra({ tenantId, clientId, botToken });
    const port = await freePort();
    const environment = {
      ...productionEnvironment({ port, teams, entra, tenantId, botId: appId, clientId }),
      RECORDS: `sqlite:${path.join(data.folder, "records.db")}`,
      SEARCH_FILE: path.join(data.folder, "search.db"),
    };
    server = await startServerProcess(port, environment, ["env", "-C", folder]);
  });

  after(async () => {
    assert.equal(await server.stop(), 0);
    await Promise.all([entra.close(), teams.close()]);
    await data.remove();
  });

  it("says its version, and serves the tab and the page that says what it is", async () => {
    const [health, tab, page] = await Promise.all(
      ["/healthz", "/tab/home", "/"].map(async (at) => (await fetch(server.url + at)).text()),
    );

    assert.match(health ?? "", new RegExp(`"version":"${packageJson.version}"`, "u"));
    assert.match(tab ?? "", /<script type="module"/u);
    assert.match(page ?? "", /Commonplace/u);
  });

  it("serves the icon that the bot's registration names", async () => {
    const icon = await fetch(`${server.url}/tab/color.png`);

    assert.equal(icon.headers.get("content-type"), "image/png");
    assert.deepEqual(Buffer.from(await icon.arrayBuffer()), await readFile("appPackage/color.png"));
  });

  it("answers a person in the tab", async () => {
    const answer = await fetch(`${server.url}/api/me/communities`, {
      headers: { authorization: `Bearer ${await entra.tabToken(ada)}` },
    });

    assert.equal(answer.status, 200);
  });

  it("answers a message in Teams", async () => {
    const answer = await fetch(`${server.url}/api/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${await teams.token()}`, "content-type": "application/json" },
      body: JSON.stringify(activityOf(teams, { type: "message", text: "help" })),
    });

    assert.equal(answer.status, 200);
    assert.equal(teams.sent.length, 1);
  });

  it("backs up its records while it runs", async () => {
    const [from = "", to = ""] = ["records.db", "backup.db"].map((name) => path.join(data.folder, name));
    const options = ["--from", `sqlite:${from}`, "--to", `sqlite:${to}`];

    const { code, stderr } = await run("records:backup", options, {}, ["env", "-C", folder]);

    assert.equal(code, 0, stderr);
    assert.ok(existsSync(to));
  });

  it("has every library whole, also those that this installation does not use", async () => {
    const names = Object.keys(packageJson.dependencies);
    const program = `await Promise.all(${JSON.stringify(names)}.map((name) => import(name)))`;

    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder });
  });

  it("holds neither source maps, types, tools, nor what is for developers", async () => {
    const files = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll(path.sep, "/"));

    assert.deepEqual(
      files.filter((name) => /\.map$|\.d\.[cm]?ts$|^bot\/dev\b/u.test(name)),
      [],
    );
    assert.deepEqual((await readdir(folder)).sort(), ["bot", "dist", "node_modules", "package.json"]);
    assert.deepEqual(await readdir(path.join(folder, "dist")), ["tab"]);
    for (const tool of ["typescript", "mocha", "vite", "node", "playwright-core", "@types/node"])
      assert.ok(!files.includes(`node_modules/${tool}`), tool);
  });
});
