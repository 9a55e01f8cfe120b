// Compares what the app answers with a bare server that answers as many bytes, one caller at a time and many at once.
import type { Call, HttpClient } from "./http-client.ts";
import { compare, type Line, milliseconds, printTable, costsOf, timesOf } from "./measure.ts";
import type { Servers } from "./servers.ts";

export interface Question {
  readonly name: string;
  next(): Call;
  /** Stands in each answer that is as it should be. */
  readonly answered: string;
  /** The bot says it in the conversation: it sends a message before it answers. */
  readonly sends?: boolean;
}

const callersAtOnce = [1, 16];
const size = { rounds: 25, calls: 48 };
/** A new process is slow until its code is compiled: for its first 1,500 calls it takes half as long again. */
const firstWarmUp = 300;
const callsBefore = 20;

async function ask(app: HttpClient, question: Question): Promise<number> {
  const text = await app.send(question.next());
  if (!text.includes(question.answered)) {
    throw new Error(`${question.name} was answered with ${text.slice(0, 500)}`);
  }
  return Buffer.byteLength(text);
}

/** Where the floor answers as many bytes as the app does at the median. */
function floorPath(sizes: readonly number[], sends = false): string {
  const middle = [...sizes].sort((one, other) => one - other)[Math.floor(sizes.length / 2)] ?? 0;
  return `/${middle}${sends ? "/after-sending" : ""}`;
}

export async function compareWithFloor(
  title: string,
  { app, floor }: Servers,
  questions: readonly Question[],
): Promise<void> {
  const lines: Line[] = [];
  for (const question of questions) {
    const start = performance.now();
    const sizes = [await ask(app.client, question)];
    const first = performance.now() - start;
    for (let call = 1; call < callsBefore; call++) sizes.push(await ask(app.client, question));
    const path = floorPath(sizes, question.sends);
    for (const callers of callersAtOnce) {
      const comparison = await compare(
        { ...app, work: () => ask(app.client, question) },
        { ...floor, work: () => floor.client.send({ ...question.next(), path }) },
        { ...size, callers, ...(callers === 1 && { warmUp: firstWarmUp }) },
      );
      lines.push({
        "": question.name,
        callers: String(callers),
        ...timesOf(comparison),
        ...costsOf(comparison),
        bytes: path.split("/")[1] ?? "",
        "first call": callers === 1 ? milliseconds(first) : "",
      });
    }
  }
  printTable(title, lines);
}
