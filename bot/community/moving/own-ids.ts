// Whatever a file brings gets ids and numbers of this community's own. So no one who edits a file by hand chooses an id
// that is still to be derived here, or a number under which a later text is to be kept.
import type { CommunityFile, CommunityFileItem } from "../../contract/community-file.ts";
import { derivedId } from "../core/ids.ts";
import type { FilePart } from "./read-community-file.ts";
import type { Into } from "./records-from-file.ts";

/** Maps an id of the file to the id that it gets in this community. */
export type IdHere = (id: string) => string;

/** The same file brought again gives the same ids. */
export const idsHere =
  ({ communityId, from }: Pick<Into, "communityId" | "from">): IdHere =>
  (id) =>
    derivedId("imported", communityId, from, id);

/** The head of a file with this community's ids and numbers. */
export const ownHead = (head: CommunityFile, formerCharters: number, here: IdHere): CommunityFile => ({
  ...head,
  ...(head.charter && { charter: { ...head.charter, number: formerCharters + 1 } }),
  board: head.board.map((pin) => ({ ...pin, id: here(pin.id) })),
});

/** The items of a file, each as {@link ownItem}. */
export async function* ownItems(
  parts: AsyncIterable<FilePart>,
  here: IdHere,
): AsyncGenerator<CommunityFileItem> {
  let charters = 0;
  for await (const part of parts) {
    if (!("item" in part)) continue;
    if (part.item.list === "charterRevisions") charters += 1;
    yield ownItem(part.item, here, charters);
  }
}

/** An item with this community's ids and numbers. @param charters of those before it and itself, where it is one. */
export function ownItem(item: CommunityFileItem, here: IdHere, charters: number): CommunityFileItem {
  switch (item.list) {
    case "tips":
      return { ...item, value: ownTip(item.value, here) };
    case "problems": {
      const { id, replies, tips } = item.value;
      const own = { id: here(id), replies: replies.map((one) => ownReply(one, here)) };
      return { ...item, value: { ...item.value, ...own, tips: tips.map(here) } };
    }
    case "stories": {
      const { id, about } = item.value;
      return { ...item, value: { ...item.value, id: here(id), about: { ...about, id: here(about.id) } } };
    }
    case "pictures":
      // Made of its bytes, everywhere the same.
      return item;
    case "charterRevisions":
      return { ...item, value: { ...item.value, number: charters } };
    case "actions": {
      const { id, entry } = item.value;
      return { ...item, value: { ...item.value, id: here(id), entry: entry && ownEntry(entry, here) } };
    }
    case "reports":
      return { ...item, value: { ...item.value, entry: ownEntry(item.value.entry, here) } };
  }
}

type Reply = Extract<CommunityFileItem, { list: "problems" }>["value"]["replies"][number];

const ownReply = (reply: Reply, here: IdHere): Reply => ({
  ...reply,
  id: here(reply.id),
  ...(reply.entry && { entry: ownEntry(reply.entry, here) }),
});

type Tip = Extract<CommunityFileItem, { list: "tips" }>["value"];

function ownTip(tip: Tip, here: IdHere): Tip {
  const { source, revisions } = tip;
  const ownWriting = ({ restored, ...written }: Tip["written"]): Tip["written"] => {
    const number = revisions.findIndex((one) => one.number === restored) + 1;
    return { ...written, ...(number > 0 && { restored: number }) };
  };
  return {
    ...tip,
    id: here(tip.id),
    source:
      source.kind === "solution"
        ? { ...source, problemId: here(source.problemId), replyIds: source.replyIds.map(here) }
        : source,
    revision: revisions.length + 1,
    written: ownWriting(tip.written),
    revisions: revisions.map((one, before) => ({
      ...one,
      number: before + 1,
      written: ownWriting(one.written),
    })),
  };
}

const ownEntry = <Entry extends { readonly id: string; readonly replyId?: string | undefined }>(
  entry: Entry,
  here: IdHere,
): Entry => ({
  ...entry,
  id: here(entry.id),
  ...(entry.replyId !== undefined && { replyId: here(entry.replyId) }),
});
