// Which command of the bot a typed text is. Anything else is a search.
import { folded } from "../community/text/folded.ts";
import { isOneLetterApart } from "../community/text/one-letter-apart.ts";
import { type BotCommand, botCommands } from "../contract/commands.ts";
import { limits } from "../contract/limits.ts";

interface TypedCommand {
  readonly command: BotCommand;
  /** What follows the command's word. */
  readonly rest: string;
}

const greetings: ReadonlySet<string> = new Set(["", "hi", "hello", "hey"]);

/** "help me with …" is a question. */
const standsAlone: ReadonlySet<BotCommand> = new Set(["help", "digest", "my data"]);

/** English words that are one letter apart from a command, and no slip. */
const ordinaryWords: ReadonlySet<string> = new Set(
  (
    "bind fin find's finds fine fined fins fond fund hind kind mind rind wind heap held hell helm helps help's hemp kelp " +
    "whelp yelp smart star stare stark stars starts start's stat start-up tart hank shank tank than think thane " +
    "bask cask mask task asks direst divest digests"
  ).split(" "),
);

/** Of `ask` only a letter too many or two swapped are slips: too many short words are a letter from it. */
const isSlipOf = (word: string, name: BotCommand): boolean =>
  isOneLetterApart(word, name) && (name.length > 3 || word.length > 3 || word === "aks" || word === "sak");

/** Takes a word with a slip of one letter for the command, too. */
function commandNamed(word: string): BotCommand | undefined {
  const exact = botCommands.find((name) => name === word);
  if (exact !== undefined || ordinaryWords.has(word)) return exact;
  return botCommands.find((name) => isSlipOf(word, name));
}

/**
 * Tries the end of a run of signs from its first sign only, so that a long run takes no longer than its length. What is
 * longer than a search is no command and stays: folding makes 18 letters of some.
 */
const withoutSigns = (text: string) =>
  text.length > limits.query ? text : folded(text).replace(/^\/|(?<![!.?,:;])[!.?,:;]+$/gu, "");

export function commandIn(text: string): TypedCommand {
  const whole = withoutSigns(text);
  if (greetings.has(whole)) return { command: "help", rest: "" };
  if (/^(?:thanks|thx)(?!\p{L})\S*$/u.test(whole)) return { command: "thank", rest: "you" };
  const alone = commandNamed(whole);
  if (alone !== undefined) return { command: alone, rest: "" };
  const [word = "", ...others] = text.split(" ");
  const command = commandNamed(withoutSigns(word));
  return command === undefined || standsAlone.has(command)
    ? { command: "find", rest: text }
    : { command, rest: others.join(" ") };
}
