// One thing that people can ask the app for, and how it is asked. Tests that must hold for everything the app can be
// asked (nothing is kept of readers, delays, outsiders) run through all of them: see use-cases.ts.
import assert from "node:assert/strict";
import { ada } from "../teams/rig.ts";
import type { App } from "./app.ts";

export interface UseCase {
  /** Routes of the API and what Teams calls, as every-use-case.test.ts names them. */
  readonly covers: readonly string[];
  /** Arranges; what it gives asks once. */
  readonly prepare: (app: App) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>;
}

/** A request of the tab; anything but success fails. */
export async function ask(app: App, method: string, path: string, body?: unknown, as = ada) {
  const answer = await app.tab.ask(method, path, { as, ...(body !== undefined && { body }) });
  assert.ok(
    [200, 201, 202, 204].includes(answer.status),
    `${method} ${path}: ${answer.status} ${answer.text}`,
  );
  return answer;
}

export const here = ({ community }: App) => `/api/communities/${community.id}`;
