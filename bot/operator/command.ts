// What every command of an operator has in common: its arguments, its exit code, what it says when something fails.
import process from "node:process";
import { parseArgs } from "node:util";
import { z } from "zod";
import { UnusableAccountError } from "../records/cosmos/access.ts";
import { NoAnswerError, withoutToken } from "../records/cosmos/failures.ts";
import { StoreUnavailableError, UnstorableRecordError } from "../records/records.ts";
import { UnusableDatabaseError } from "../records/sqlite/unusable-database.ts";
import { StoreInUseError } from "../records/whole-store.ts";
import { IndexInUseError, NotOurFileError } from "../search/index-file.ts";
import { storeSentences } from "../store-sentences.ts";

/** What was typed cannot be done. The message says what to type, and never repeats a key. */
export class WrongInputError extends Error {
  override name = "WrongInputError";
}

/** `0`: done. `1`: not done, or not wholly. `2`: nothing was begun, for what was typed is wrong. */
type ExitCode = 0 | 1 | 2;

/** Asks for the value of an option of the command; throws {@link WrongInputError} when it was left out. */
export type Ask = (option: string) => string;

interface Command {
  readonly usage: string;
  /** Each takes a value. */
  readonly options: readonly string[];
  /** What holds after a failure; that the same command goes on, if left out. */
  readonly afterFailure?: string;
  /** True when everything came out as it should. */
  readonly work: (ask: Ask) => Promise<boolean>;
}

/** Runs the command on the arguments of this process and sets its exit code. Results go to stdout, the rest to stderr. */
export async function runCommand(command: Command): Promise<void> {
  // As the server does: its files are for its own account only.
  process.umask(0o077);
  process.exitCode = await exitCodeOf(command);
}

const goesOn = "What was done so far is kept: the same command goes on.";

async function exitCodeOf({ usage, options, work, afterFailure = goesOn }: Command): Promise<ExitCode> {
  try {
    const values = readValues(options);
    if (values["help"] === true) {
      process.stdout.write(usage);
      return 0;
    }
    const isDone = await work((option) => {
      const value = values[option];
      if (typeof value === "string" && value !== "") return value;
      throw new WrongInputError(`--${option} is missing.`);
    });
    return isDone ? 0 : 1;
  } catch (error) {
    if (error instanceof WrongInputError) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return 2;
    }
    process.stderr.write(`${sentenceFor(error)}\n${afterFailure}\n`);
    return 1;
  }
}

function readValues(options: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  try {
    const strings = options.map((option) => [option, { type: "string" }] as const);
    return parseArgs({ options: { ...Object.fromEntries(strings), help: { type: "boolean" } } }).values;
  } catch (error) {
    throw new WrongInputError(error instanceof Error ? error.message : "These arguments are not understood.");
  }
}

/** Messages for the operator, without contents of records. */
const expected = [
  IndexInUseError,
  NoAnswerError,
  NotOurFileError,
  StoreInUseError,
  UnstorableRecordError,
  UnusableAccountError,
  UnusableDatabaseError,
];

/** Says how to sign in. https://learn.microsoft.com/javascript/api/@azure/identity/credentialunavailableerror */
const isSignIn = (error: unknown): error is Error =>
  error instanceof Error && withoutToken.includes(error.name);

const answered = z.object({ code: z.int() });

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return "Unknown fault.";
  if (error instanceof StoreUnavailableError) {
    const { cause, reason } = error;
    return isSignIn(cause) ? cause.message : storeSentences[reason];
  }
  if (expected.some((kind) => error instanceof kind)) return error.message;

  const { code } = answered.safeParse(error).data ?? {};
  if (code !== undefined) return `The store answered with ${code}.`;
  // Without the message: it may repeat what a record holds.
  const places = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [`Unexpected fault: ${error.name}`, ...(places ?? [])].join("\n");
}
