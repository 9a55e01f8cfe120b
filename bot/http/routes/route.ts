// What a route is: a row of data. The server reads, checks and answers by it (answer-person.ts), and tests scan it.
import type restify from "restify";
import type { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import type { EntryDeps } from "../../community/entries/search.ts";
import { communityParams } from "../../contract/communities.ts";
import type { RequestCost } from "../../contract/request-limits.ts";
import type { Strings } from "../../strings/strings.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a route for signed-in people answers from. Nothing in params, query or body says who asks. */
export interface PersonRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly actor: Actor;
  readonly deps: EntryDeps;
  /** In the language that the person's client asks for. */
  readonly strings: Strings;
  /** Each as its schema in the row returned it. */
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

interface Address {
  readonly method: Method;
  readonly path: string;
}

interface Row<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, View> {
  /** Charged before anything else is done. */
  readonly cost: RequestCost;
  /** Reads or writes as much as there is, so that it may take longer than others: see answer-times.ts. */
  readonly isLong?: true;
  /** The ids in the path. One that does not fit is one that we do not have: `notFound`, before the body is read. */
  readonly params?: Params;
  readonly query?: Query;
  /** Absent: no body is read. */
  readonly body?: Body;
  /** Absent: 200. 202: asked for and not yet done. 204: what `answer` returns is not sent. */
  readonly status?: 201 | 202 | 204;
  /** The same address is always answered the same: the person's browser may keep the answer. */
  readonly isLasting?: true;
  /** The answer is a file to download, and `answer` returns its bytes as a `Readable`. */
  readonly file?: { readonly name: string; readonly type: string };
  // These two are methods, so that rows with different schemas fit into one table: TypeScript compares the parameters
  // of methods both ways. They are called in answer-person.ts alone, with what the row's own schemas returned.
  answer(request: PersonRequest<z.infer<Params>, z.infer<Query>, z.infer<Body>>): View | Promise<View>;
  /** Whether the request made something new: then the status is 201 in place of 200. */
  isNew?(view: View): boolean;
}

/** For signed-in people. */
export interface PersonRoute extends Address, Row<z.ZodType, z.ZodType, z.ZodType, unknown> {
  readonly guard: "person";
}

/** `public`: for everyone. `bot`: the bot's endpoint authenticates by itself. */
export interface OpenRoute extends Address {
  readonly guard: "public" | "bot";
  readonly handle: (request: restify.Request, response: restify.Response) => void | Promise<void>;
}

export type Route = PersonRoute | OpenRoute;

/** A route for signed-in people; what `answer` gets is typed by the schemas beside it. */
export const route = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, View>(
  method: Method,
  path: string,
  row: Row<Params, Query, Body, View>,
): PersonRoute => ({ method, path, guard: "person", ...row });

/** Where the paths of most routes begin. */
export const community = "/api/communities/:communityId";

/**
 * Rows about one kind of thing, a line each: their paths begin with the same root and name the same ids, and all answer
 * with the same view. What they run is one use case, called with those ids and the body: `(deps, actor, ...ids, body)`.
 */
export const routesOf =
  <Params extends z.ZodType, Ids extends readonly unknown[] | [], Result>(
    root: string,
    params: Params,
    of: {
      /** As the use cases take them. */
      readonly ids: (params: z.infer<Params>) => Ids;
      readonly view: (result: Result, request: PersonRequest) => unknown;
    },
  ) =>
  <Body extends z.ZodType>(
    method: Method,
    path: string,
    {
      run,
      ...row
    }: Pick<Row<Params, z.ZodType, Body, unknown>, "cost" | "isLong" | "body" | "status"> & {
      readonly run: (deps: EntryDeps, actor: Actor, ...input: [...Ids, z.infer<Body>]) => Promise<Result>;
    },
  ): PersonRoute =>
    route(method, `${root}${path}`, {
      ...row,
      params,
      answer: async (request) => {
        const { actor, deps, params, body } = request;
        return of.view(await run(deps, actor, ...of.ids(params), body), request);
      },
    });

/** Where the use case returns the view. */
export const asIs = (view: unknown): unknown => view;

export const ofCommunity = routesOf(community, communityParams, {
  ids: ({ communityId }) => [communityId],
  view: asIs,
});
