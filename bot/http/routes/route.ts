// What a route is: its address, who may access request, and the four steps (actor, input, use case, view) behind it.
import type { Readable } from "node:stream";
import type restify from "restify";
import type { Actor } from "../../community/core/actor.ts";
import type { RequestCost } from "../../contract/request-limits.ts";
import type { BodyBudget } from "../json-body.ts";
import type { JobView } from "../../contract/jobs.ts";
import type { Strings } from "../../strings/words.ts";
import type { EntryDeps } from "../../community/entries/search.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a route for signed-in people works with. Nothing in params, query or body says who asks. */
export interface PersonRequest {
  readonly actor: Actor;
  readonly deps: EntryDeps;
  readonly params: unknown;
  readonly query: unknown;
  /** Reads the body when the route is ready for it. Throws `UnreadableRequestError`. */
  readonly readBody: (budget?: BodyBudget) => Promise<unknown>;
  /** In the language that the person's client asks for. */
  readonly strings: Strings;
}

export interface Answer<View = unknown> {
  readonly status: 200 | 201 | 202 | 204;
  readonly view?: View;
  /** In place of a view: sent as it comes. */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Readable };
}

export type PersonHandler = (request: PersonRequest) => Promise<Answer>;

interface Address {
  readonly method: Method;
  readonly path: string;
}

/** For signed-in people. */
export interface PersonRoute extends Address {
  readonly guard: "person";
  /** Reads or writes as much as there is, so that it may take longer than others: see answer-times.ts. */
  readonly isLong?: true;
  /** Charged before anything else is done. */
  readonly cost: RequestCost;
  readonly handle: PersonHandler;
}

/** `public`: for everybody. `bot`: the bot's endpoint checks who sends the activity. */
export interface OpenRoute extends Address {
  readonly guard: "public" | "bot";
  readonly handle: (request: restify.Request, response: restify.Response) => void | Promise<void>;
}

export type Route = PersonRoute | OpenRoute;

export const ok = <View>(view: View): Answer<View> => ({ status: 200, view });
export const created = <View>(view: View): Answer<View> => ({ status: 201, view });
/** Asked for and not yet done. */
export const accepted = (view: JobView): Answer<JobView> => ({ status: 202, view });
export const noContent: Answer = { status: 204 };
