import assert from "node:assert/strict";
import { makeAppPackage } from "../../appPackage/app-package.ts";
import { readEnvironment } from "../../appPackage/environment.ts";
import { AppPackageFixture, environment, faultsOf, manifestShape } from "./app-package-fixture.ts";
import { storedFiles } from "./stored-files.ts";

const manifestIn = (zip: Buffer) => storedFiles(zip).get("manifest.json")?.toString("utf8") ?? "";

describe("the app package", () => {
  it("holds the manifest and its two icons, in this order and nothing else", async () => {
    const zip = await makeAppPackage(environment);

    assert.deepEqual([...storedFiles(zip).keys()], ["manifest.json", "color.png", "outline.png"]);
  });

  it("carries the values of its environment, and no placeholder", async () => {
    const zip = await makeAppPackage(environment);

    const text = manifestIn(zip);
    const manifest = manifestShape.parse(JSON.parse(text));
    assert.doesNotMatch(text, /\$\{\{|\}\}/u);
    assert.equal(manifest.id, environment.TEAMS_APP_ID);
    assert.deepEqual(manifest.name, {
      short: "Commonplace",
      full: "Commonplace: your community of practice",
    });
    assert.deepEqual(manifest.validDomains, ["commonplace.example.com"]);
    assert.equal(manifest.developer.privacyUrl, "https://commonplace.example.com/privacy");
    assert.equal(manifest.developer.termsOfUseUrl, "https://commonplace.example.com/terms");
    assert.equal(manifest.publisherDocsUrl, "https://commonplace.example.com/trust");
    assert.match(manifest.description.full, /\bask: https:\/\/commonplace\.example\.com\/$/u);
    assert.deepEqual(manifest.webApplicationInfo, {
      id: environment.AAD_APP_CLIENT_ID,
      resource: `api://commonplace.example.com/${environment.AAD_APP_CLIENT_ID}`,
    });
  });

  it("can be made from the committed local environment", async () => {
    const local = await readEnvironment("local", {});

    const zip = await makeAppPackage(local);

    assert.equal(manifestShape.parse(JSON.parse(manifestIn(zip))).name.short, "Commonplace-local");
  });

  it("names every variable that the development environment still lacks", async () => {
    const dev = await readEnvironment("dev", {});

    const faults = await faultsOf(makeAppPackage(dev));

    const names = faults.map((fault) => fault.split(" ")[0]).sort();
    assert.deepEqual(names, ["AAD_APP_CLIENT_ID", "BOT_ID", "TAB_DOMAIN", "TAB_ENDPOINT", "TEAMS_APP_ID"]);
    assert.ok(faults.every((fault) => fault.endsWith("set it in env/.env.<name> or the environment.")));
  });

  it("takes a value from outside before the file's, unless it is empty", async () => {
    const read = await readEnvironment("local", { BOT_ID: environment.BOT_ID, TAB_DOMAIN: "" });

    assert.equal(read["BOT_ID"], environment.BOT_ID);
    assert.equal(read["TAB_DOMAIN"], "localhost:3978");
  });

  it("says so when there is no such environment", async () => {
    const faults = await faultsOf(readEnvironment("nowhere", {}));

    assert.deepEqual(faults, [
      'There is no environment "nowhere": add env/.env.nowhere, or name another with --env.',
    ]);
  });
});

describe("an app package that Teams would refuse", () => {
  let fixture: AppPackageFixture;

  beforeEach(async () => {
    fixture = await AppPackageFixture.create();
  });

  afterEach(async () => {
    await fixture.remove();
  });

  const faults = (changed: Partial<typeof environment> = {}) =>
    faultsOf(makeAppPackage({ ...environment, ...changed }, fixture.folder));

  const commandsOf = (extensions: { commands: { id: string; title: string }[] }[]) =>
    extensions.flatMap(({ commands }) => commands);

  it("is not this one", async () => {
    assert.deepEqual(await faults(), []);
  });

  it("has a title longer than the schema allows", async () => {
    await fixture.changeManifest(({ composeExtensions }) => {
      for (const command of commandsOf(composeExtensions))
        command.title = "Save this message as a tip, please";
    });

    assert.deepEqual(await faults(), [
      "composeExtensions.0.commands.0.title must NOT have more than 32 characters.",
      "composeExtensions.0.commands.1.title must NOT have more than 32 characters.",
      "composeExtensions.0.commands.2.title must NOT have more than 32 characters.",
      "composeExtensions.0.commands.3.title must NOT have more than 32 characters.",
      "composeExtensions.0.commands.4.title must NOT have more than 32 characters.",
    ]);
  });

  it("has a property that the schema does not know", async () => {
    await fixture.changeManifest((manifest) => {
      manifest["colour"] = "green";
    });

    assert.deepEqual(await faults(), ['The manifest must NOT have additional properties ("colour").']);
  });

  it("has an id that is no GUID", async () => {
    const [fault] = await faults({ BOT_ID: "my-bot" });

    assert.match(fault ?? "", /^bots\.0\.botId must match pattern /u);
  });

  it("is of a version without a schema", async () => {
    await fixture.changeManifest((manifest) => {
      manifest["manifestVersion"] = "9.99";
    });

    assert.deepEqual(await faults(), [
      "@microsoft/app-manifest has no schema for manifestVersion 9.99: take one it has.",
    ]);
  });

  it("points to the schema of another version", async () => {
    await fixture.changeManifest((manifest) => {
      manifest["$schema"] =
        "https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json";
    });

    assert.deepEqual(await faults(), ["$schema and manifestVersion 1.30 name different versions."]);
  });

  it('has "Teams" in its short name', async () => {
    await fixture.changeManifest(({ name }) => {
      name.short = "Commonplace for Teams";
    });

    assert.deepEqual(await faults(), [
      'name.short contains "Teams", which the store refuses: choose another name.',
    ]);
  });

  it("is reached without encryption", async () => {
    const found = await faults({ TAB_ENDPOINT: "http://commonplace.example.com" });

    assert.ok(
      found.includes(
        "http://commonplace.example.com/privacy is not an https address: set TAB_ENDPOINT to one.",
      ),
    );
  });

  it("is reached on a domain that it does not name", async () => {
    const found = await faults({ TAB_ENDPOINT: "https://elsewhere.example.com" });

    assert.ok(
      found.includes(
        "https://elsewhere.example.com/tab/home is not on a valid domain (commonplace.example.com): " +
          "TAB_DOMAIN must be elsewhere.example.com.",
      ),
    );
  });

  it("asks for links that are not its own", async () => {
    await fixture.changeManifest(({ composeExtensions }) => {
      composeExtensions[0]?.messageHandlers[0]?.value.domains.push("*.example.org");
    });

    assert.deepEqual(await faults(), [
      "messageHandlers asks for links of *.example.org, which is not a valid domain.",
    ]);
  });

  it("offers a command that nothing handles, and lacks one that is handled", async () => {
    await fixture.changeManifest(({ composeExtensions }) => {
      for (const command of commandsOf(composeExtensions)) {
        if (command.id === "findTip") command.id = "findTipp";
      }
    });

    assert.deepEqual(await faults(), [
      'composeExtensions.commands (query) offers "findTipp", which the app does not handle.',
      'composeExtensions.commands (query) lacks "findTip", which the app handles.',
    ]);
  });

  it("has an outline icon of the wrong size and without transparency", async () => {
    await fixture.replace("outline.png", "color.png");

    assert.deepEqual(await faults(), [
      "outline.png is 192 by 192 pixels; Teams wants 32 by 32.",
      "outline.png has no transparency; Teams wants white lines on a transparent ground.",
    ]);
  });

  it("has an icon that is no picture", async () => {
    await fixture.write("color.png", "a picture of a book");

    assert.deepEqual(await faults(), ["color.png is not a PNG file."]);
  });

  it("lacks an icon", async () => {
    await fixture.remove("color.png");

    assert.deepEqual(await faults(), ["The manifest names color.png, which is not in the folder."]);
  });
});
