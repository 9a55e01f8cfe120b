import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { botCommands, cardVerbs, dialogCommands, searchCommands } from "../../bot/contract/commands.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { measureAll, useCaseNames, type Row } from "./measure.ts";
import { pageOf, withPage } from "./page.ts";
import type { UseCase } from "./use-case.ts";
import { useCases, type UseCaseName } from "./use-cases.ts";

/** All that people can ask the app for. Routes open to everybody ask the store nothing, but for `/readyz`. */
const askable = [
  // Handlers are not called here, so nothing of the parts is needed.
  ...routeTable({} as HttpParts)
    .filter(({ guard }) => guard === "person")
    .map(({ method, path }) => `${method} ${path}`),
  ...dialogCommands.flatMap((name) => [`open ${name}`, `submit ${name}`]),
  ...searchCommands.map((name) => `search ${name}`),
  ...botCommands.map((name) => `command ${name}`),
  ...cardVerbs.map((name) => `verb ${name}`),
  "a pasted link",
];

describe("round trips to the store", () => {
  let rows: readonly Row[];
  before(async function () {
    this.timeout(240_000);
    rows = await measureAll();
  });

  const row = (name: UseCaseName) => {
    const found = rows.find((one) => one.name === name);
    assert.ok(found);
    return found;
  };

  it("are counted for every route and for everything that Teams can call", () => {
    const covered = Object.values<UseCase>(useCases).flatMap(({ covers }) => covers);

    assert.deepEqual([...covered].sort(), [...askable].sort());
  });

  for (const name of useCaseNames) {
    it(`of "${name}" are what the table says`, () => {
      const { requests, afterAccess, rounds, largestItem } = row(name);

      assert.deepEqual({ requests, afterAccess, rounds, largestItem }, useCases[name].costs);
    });

    it(`of "${name}" ask for nothing twice`, () => {
      const { readsTwice }: UseCase = useCases[name];

      assert.equal(row(name).readTwice.length > 0, readsTwice !== undefined, row(name).readTwice.join(", "));
    });
  }

  it("show the tab's first screen after two rounds, however much is pinned", () => {
    for (const name of ["open a community's tab", "open a community's tab with six pins"] as const)
      assert.ok(row(name).rounds <= 2, name);
  });

  it("save with at most two after the access check", () => {
    for (const name of ["save a tip in the tab", "submit the dialog of saveTip"] as const)
      assert.ok(row(name).afterAccess <= 2, name);
  });

  it("search with one after the access check, once warm", () => {
    assert.ok(row("search a community").afterAccess <= 1);
  });

  it("stand in CONTRIBUTING.md with what they cost: npm run round-trips -- --write", async () => {
    const document = readFileSync(path.resolve(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");

    assert.equal(withPage(document, await pageOf(rows)), document);
  });
});
