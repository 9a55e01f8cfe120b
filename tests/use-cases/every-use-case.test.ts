import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { botCommands, cardVerbs, dialogCommands, searchCommands } from "../../bot/contract/commands.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import type { UseCase } from "./use-case.ts";
import { useCases } from "./use-cases.ts";

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

describe("the table of use cases", () => {
  it("has one for every route and for everything that Teams can call", () => {
    const covered = Object.values<UseCase>(useCases).flatMap(({ covers }) => covers);

    assert.deepEqual([...covered].sort(), [...askable].sort());
  });
});
