// Valid requests of everything that people can ask the app for, to be sent again with something changed.
import type { HttpParts } from "../../../bot/http/http-parts.ts";
import { routeTable } from "../../../bot/http/server.ts";
import type { Asking } from "../../http/rig.ts";
import { ada } from "../../teams/rig.ts";
import { startApp, type App } from "../../use-cases/app.ts";
import type { UseCase } from "../../use-cases/use-case.ts";
import { useCases } from "../../use-cases/use-cases.ts";

export interface Delivery {
  readonly status: number;
  readonly text: string;
}

export interface Recorded {
  /** The route with its pattern, or what Teams calls. */
  readonly name: string;
  readonly kind: "api" | "activity" | "submission";
  /** Of a submission: what its form or button sends. */
  readonly body: unknown;
  send(body: unknown): Promise<Delivery>;
}

export interface Recording {
  readonly app: App;
  /** One for each name and kind. */
  readonly requests: readonly Recorded[];
  /** Names and messages of what is logged as an error, without anybody's text. */
  faults(): string[];
  close(): Promise<void>;
}

/** Runs every use case in one app and keeps what they sent. */
export async function recordRequests(): Promise<Recording> {
  const app = await startApp();
  const requests = new Map<string, Recorded>();
  const keep = (one: Recorded) => void requests.set(`${one.kind} ${one.name}`, one);
  const ask = app.tab.ask.bind(app.tab);
  const post = app.bot.post.bind(app.bot);
  app.tab.ask = (method: string, path: string, asking?: Asking) => {
    if (asking?.body !== undefined) keep(ofTheTab(ask, method, path, asking));
    return ask(method, path, asking);
  };
  app.bot.post = (activity, options) => {
    for (const one of ofTheBot(post, activity)) keep(one);
    return post(activity, options);
  };
  const covered = new Set<string>();
  for (const { prepare, covers } of Object.values<UseCase>(useCases)) {
    const isNew = covers.some((one) => !one.startsWith("GET ") && !covered.has(one));
    if (!isNew) continue;
    // In an app that others have used, some do not come to their end; their requests are as valid.
    await Promise.resolve(prepare(app))
      .then((run) => run())
      .then(() => covers.forEach((one) => covered.add(one)))
      .catch(() => undefined);
  }
  app.tab.ask = ask;
  app.bot.post = post;
  // What the use cases themselves made fail is not counted.
  const before = errorsIn(app).length;
  return {
    app,
    requests: [...requests.values()],
    faults: () => errorsIn(app).slice(before),
    close: () => app.close(),
  };
}

interface LogLine {
  readonly level: number;
  readonly msg?: string;
  readonly fault?: { readonly name?: string; readonly frames?: readonly string[] };
}

/** Without a person there is nobody to answer; an answer to a conversation that is not there is refused by Teams. */
const noFaults = ["NoActorError", "RestError"];

const errorsIn = (app: App): string[] =>
  app
    .logged()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine)
    .filter(({ level, fault }) => level >= 50 && !noFaults.includes(fault?.name ?? ""))
    .map(({ msg, fault }) => [msg, fault?.name, ...(fault?.frames ?? []).slice(0, 3)].join(" "));

const patterns = routeTable({} as HttpParts).map(({ method, path }) => ({
  method,
  path,
  expression: new RegExp(`^${path.replace(/:\w+/gu, "[^/]+")}$`, "u"),
}));

function ofTheTab(ask: App["tab"]["ask"], method: string, path: string, asking: Asking): Recorded {
  const [address = ""] = path.split("?", 1);
  const route = patterns.find((one) => one.method === method && one.expression.test(address));
  return {
    kind: "api",
    name: `${method} ${route?.path ?? "unknown"}`,
    body: asking.body,
    send: (body) =>
      ask(method, path, {
        ...asking,
        as: asking.as ?? ada,
        body: body === undefined ? "" : JSON.stringify(body),
      }),
  };
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

function ofTheBot(post: App["bot"]["post"], activity: unknown): Recorded[] {
  const { type, name, value } = fieldsOf(activity);
  const { commandId, action, data } = fieldsOf(value);
  const called = [type, name, commandId, fieldsOf(action)["verb"]].filter(Boolean).join(" ");
  const send = async (body: unknown): Promise<Delivery> => {
    const { status, body: answered, replies } = await post(body);
    return { status, text: JSON.stringify({ answered, replies }) };
  };
  const whole: Recorded = { kind: "activity", name: called, body: activity, send };
  const submits = data ?? fieldsOf(action)["data"];
  if (submits === undefined) return [whole];
  const withData = (changed: unknown) =>
    data === undefined
      ? { ...fieldsOf(value), action: { ...fieldsOf(action), data: changed } }
      : { ...fieldsOf(value), data: changed };
  const submission: Recorded = {
    kind: "submission",
    name: called,
    body: submits,
    send: (changed) => send({ ...fieldsOf(activity), value: withData(changed) }),
  };
  return [whole, submission];
}
