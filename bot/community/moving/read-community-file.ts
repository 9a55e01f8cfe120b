// Reads a community's file item by item as it arrives, so that no size of it blocks the process.
import type { z } from "zod";
import { JSONParser, type StackElement } from "@streamparser/json";
import { communityFileItems, type CommunityFileItem } from "../../contract/community-file.ts";
import { tip } from "../../contract/community-file-entries.ts";
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

export type FilePart =
  { readonly item: CommunityFileItem } | { readonly field: string; readonly value: unknown };

const isList = (key: string): key is keyof typeof communityFileItems => key in communityFileItems;

const unreadable = () => new Refusal({ code: "invalidInput", fields: { file: "wrong" } });

/** The name of an item in a refusal: its title, or its position in the list. */
const nameOf = (list: unknown, index: unknown, title: unknown): string =>
  tip.shape.title.safeParse(title).data ?? `${String(list)} ${Number(index) + 1}`;

/** The name of an entry of which this was read. */
const nameOfBegun = (stack: readonly StackElement[], key: unknown, value: unknown): string =>
  nameOf(stack[1]?.key, stack[2]?.key, key === "title" ? value : undefined);

const titleOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "title" in value ? value.title : undefined;

/**
 * The items of the file's lists, validated, no two of a list with the same id, and its fields, not validated, in the
 * order of the file. Unknown ones are skipped. @param step awaited before each slice.
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
  const ids = new Set<string>();
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
      if (key === "title" || entry === undefined) entry = nameOfBegun(stack, key, value);
      return;
    }
    if (stack.length === 1 && bytesOfItem > tokenBytes) throw unreadable();
    entry = undefined;
    tokens = bytesOfItem = 0;
    const list = stack[1]?.key;
    if (typeof list === "string" && isList(list))
      found.push({ item: newItem(ids, list, value, nameOf(list, key, titleOf(value))) });
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

/** Keeps its id among the others. @param name of the item in a refusal. */
function newItem(
  ids: Set<string>,
  list: keyof typeof communityFileItems,
  value: unknown,
  name: string,
): CommunityFileItem {
  const item = itemOf(list, value, name);
  if (!("id" in item.value)) return item;
  const id = `${list} ${item.value.id}`;
  if (ids.has(id)) throw new Refusal({ code: "entryWrong", entry: name });
  ids.add(id);
  return item;
}

function itemOf(list: keyof typeof communityFileItems, value: unknown, name: string): CommunityFileItem {
  switch (list) {
    case "tips":
      return { list, value: parsedAs(communityFileItems.tips, value, name) };
    case "problems":
      return { list, value: parsedAs(communityFileItems.problems, value, name) };
    case "pictures":
      return { list, value: parsedAs(communityFileItems.pictures, value, name) };
    case "stories":
      return { list, value: parsedAs(communityFileItems.stories, value, name) };
    case "charterRevisions":
      return { list, value: parsedAs(communityFileItems.charterRevisions, value, name) };
    case "actions":
      return { list, value: parsedAs(communityFileItems.actions, value, name) };
    case "reports":
      return { list, value: parsedAs(communityFileItems.reports, value, name) };
  }
}

function parsedAs<Schema extends z.ZodType>(schema: Schema, value: unknown, name: string): z.infer<Schema> {
  const { data, success } = schema.safeParse(value);
  if (!success) throw new Refusal({ code: "entryWrong", entry: name });
  return data;
}
