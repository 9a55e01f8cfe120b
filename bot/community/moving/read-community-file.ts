// Reads a community's file item by item as it arrives, so that no size of it blocks the process.
import { JSONParser, type StackElement } from "@streamparser/json";
import { communityFileItems, type CommunityFileItem } from "../../contract/community-file.ts";
import { tip } from "../../contract/community-file-entries.ts";
import { parseInput } from "../core/input.ts";
import { Refusal } from "../core/refusal.ts";

/** Bytes parsed without a pause: some milliseconds. */
const sliceBytes = 32 * 1024;
/** Bytes without the end of a token: a number is parsed in one go. No text of a record and no field is longer. */
const tokenBytes = 1024 * 1024;
/** Bytes of one item: a tip comes with all that it said before, and each of these is a record. */
const itemBytes = 8 * 1024 * 1024;
/** Tokens of JSON that one item may have; the largest honest one has some thousands. */
const itemTokens = 200_000;

const headFields = [
  "format",
  "version",
  "id",
  "exportedAt",
  "name",
  "purpose",
  "emblem",
  "stewards",
  "places",
  "charter",
  "board",
  "tagRenames",
  "reviewPeriod",
  "leftOut",
] as const;

type FilePart = { readonly item: CommunityFileItem } | { readonly field: string; readonly value: unknown };

const isList = (key: string): key is keyof typeof communityFileItems => key in communityFileItems;

const unreadable = () => new Refusal({ code: "invalidInput", fields: { file: "wrong" } });

/** The name of an entry in a refusal, before all of it was read: its title, or its position. */
function nameOf(stack: readonly StackElement[], key: unknown, value: unknown): string {
  const title = key === "title" ? tip.shape.title.safeParse(value).data : undefined;
  return title ?? `${stack[1]?.key} ${Number(stack[2]?.key) + 1}`;
}

/**
 * The items of the file's lists, validated, and its fields, not validated, in the order of the file. Unknown ones are
 * skipped. @param step awaited before each slice.
 */
export async function* readCommunityFile(
  bytes: AsyncIterable<Uint8Array>,
  step: () => Promise<void>,
): AsyncGenerator<FilePart> {
  // Thanks are passed over one by one: as one value they would be too long.
  const lists = [...Object.keys(communityFileItems), "thanks"];
  const begun = ["tips", "problems"].flatMap((list) => [`${list}.*.id`, `${list}.*.title`]);
  const paths = [...headFields, ...lists.map((list) => `${list}.*`), ...begun];
  const parser = new JSONParser({ paths: paths.map((path) => `$.${path}`), keepStack: false });
  const found: FilePart[] = [];
  /** Name of the tip or problem that is being read. */
  let entry: string | undefined;
  let tokens = 0;
  let bytesOfItem = 0;
  let unendedBytes = 0;
  parser.onToken = () => {
    tokens += 1;
    unendedBytes = 0;
  };
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length > 2) {
      if (key === "title" || entry === undefined) entry = nameOf(stack, key, value);
      return;
    }
    if (stack.length === 1 && bytesOfItem > tokenBytes) throw unreadable();
    entry = undefined;
    tokens = bytesOfItem = 0;
    const list = stack[1]?.key;
    if (typeof list === "string" && isList(list)) found.push({ item: itemOf(list, value) });
    else if (typeof key === "string") found.push({ field: key, value });
  };
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += sliceBytes) {
      await step();
      const slice = piece.subarray(at, at + sliceBytes);
      unendedBytes += slice.length;
      bytesOfItem += slice.length;
      parsing(() => parser.write(slice));
      if (tokens > itemTokens || unendedBytes > tokenBytes || bytesOfItem > itemBytes)
        throw entry === undefined ? unreadable() : new Refusal({ code: "entryTooLarge", entry });
      yield* found.splice(0);
    }
  }
  if (!parser.isEnded) parsing(() => parser.end());
}

/** What the parser throws is about people's text, and nothing that a person could act on. */
function parsing(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable();
  }
}

function itemOf(list: keyof typeof communityFileItems, value: unknown): CommunityFileItem {
  switch (list) {
    case "tips":
      return { list, value: parseInput(communityFileItems.tips, value) };
    case "problems":
      return { list, value: parseInput(communityFileItems.problems, value) };
    case "stories":
      return { list, value: parseInput(communityFileItems.stories, value) };
    case "charterRevisions":
      return { list, value: parseInput(communityFileItems.charterRevisions, value) };
    case "actions":
      return { list, value: parseInput(communityFileItems.actions, value) };
    case "reports":
      return { list, value: parseInput(communityFileItems.reports, value) };
  }
}
