// What an entry of the table is, and how it asks.
import assert from "node:assert/strict";
import { ada } from "../teams/rig.ts";
import type { App } from "./measured-app.ts";

export interface UseCase {
  /** Routes of the API and what Teams calls, as the test of completeness names them. */
  readonly covers: readonly string[];
  /** How often in a community of 50 people on a working day; an assumption of the cost page. */
  readonly perDay: number;
  /** Exactly; see `Measured`. */
  readonly costs: {
    readonly requests: number;
    readonly afterAccess: number;
    readonly rounds: number;
    /** Bytes. */
    readonly largestItem: number;
  };
  /** Why the same record may be read more than once. */
  readonly readsTwice?: string;
  /** Arranges; what it gives is measured. */
  readonly prepare: (app: App) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>;
}

/** A request of the tab; anything but success is no measurement. */
export async function ask(app: App, method: string, path: string, body?: unknown, as = ada) {
  const answer = await app.tab.ask(method, path, { as, ...(body !== undefined && { body }) });
  assert.ok([200, 201, 204].includes(answer.status), `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer;
}

export const here = ({ community }: App) => `/api/communities/${community.id}`;
