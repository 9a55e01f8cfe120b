// A file is validated whole before anything of it is written.
import { createHash } from "node:crypto";
import { communityFile, type CommunityFile, type CommunityFileItem } from "../../contract/community-file.ts";
import { limits } from "../../contract/limits.ts";
import { maxBodyBytes } from "../../records/records.ts";
import { parseInput } from "../core/input.ts";
import { Refusal } from "../core/refusal.ts";
import { idsHere, ownItem } from "./own-ids.ts";
import { readCommunityFile } from "./read-community-file.ts";
import { recordsOf, type Into } from "./records-from-file.ts";

/** Of the whole file, from its beginning each time. */
export type FileBytes = () => AsyncIterable<Uint8Array>;

/** Bytes of a record that is brought in; it notes the file from which it came, and grows once people go on with it. */
const recordBytes = maxBodyBytes - 1_000;

/** Bytes hashed without a pause: a millisecond. */
const hashedBytes = 512 * 1024;

export interface CheckedFile {
  /** Its lists are empty. */
  readonly head: CommunityFile;
  readonly formerCharters: number;
  readonly hasPictures: boolean;
  /** Tells it from every other file, whatever id that one has. */
  readonly fingerprint: string;
  /** The same bytes once more: what was not checked is refused. */
  readonly bytes: FileBytes;
}

export async function checkFile(
  bytes: FileBytes,
  step: () => Promise<void>,
  into: Into,
): Promise<CheckedFile> {
  const same = alwaysTheSame(bytes);
  const fields: Record<string, unknown> = {};
  const here = idsHere(into);
  let actions = 0;
  let formerCharters = 0;
  let hasPictures = false;
  for await (const part of readCommunityFile(same.bytes(), step)) {
    if ("field" in part) fields[part.field] = part.value;
    else if (part.item.list === "actions") actions += 1;
    else requireRoom(ownItem(part.item, here, 1), into);
    if ("item" in part && part.item.list === "charterRevisions") formerCharters += 1;
    hasPictures ||= "item" in part && part.item.list === "pictures";
    if (actions > limits.importActions)
      throw new Refusal({ code: "invalidInput", fields: { actions: "tooMany" } });
  }
  const lists = {
    tips: [],
    problems: [],
    pictures: [],
    stories: [],
    thanks: [],
    charterRevisions: [],
    actions: [],
  };
  const head = parseInput(communityFile, { ...fields, ...lists });
  return { head, formerCharters, hasPictures, fingerprint: same.fingerprint(), bytes: same.bytes };
}

/** Bytes that are refused where they are not as they were when they were first read. */
function alwaysTheSame(bytes: FileBytes) {
  /** Of all up to the end of each slice. */
  const digests: string[] = [];
  async function* read() {
    const hash = createHash("sha256");
    let slices = 0;
    for await (const piece of bytes()) {
      for (let at = 0; at < piece.length; at += hashedBytes) {
        const slice = piece.subarray(at, at + hashedBytes);
        const digest = hash.update(slice).copy().digest("base64url");
        if ((digests[slices++] ??= digest) !== digest) throw new Refusal({ code: "fileIncomplete" });
        yield slice;
      }
    }
  }
  return { bytes: read, fingerprint: () => digests.at(-1) ?? "" };
}

function requireRoom(item: CommunityFileItem, into: Into): void {
  if (item.list === "actions") return;
  for (const { body } of recordsOf(item, into))
    if (Buffer.byteLength(JSON.stringify(body)) > recordBytes)
      throw new Refusal({
        code: "entryTooLarge",
        entry: "title" in item.value ? item.value.title : item.list,
      });
}
