// A picture, kept once in a community whatever entries show it. Its id is made of its bytes, so a repeat is harmless.
import { createHash } from "node:crypto";
import { z } from "zod";
import { pictureTypes } from "../../contract/pictures.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import type { Person } from "../core/person.ts";
import { defineRecord } from "../core/record-kind.ts";
import type { StrippedPicture } from "./stripped-picture.ts";

export const pictureRecords = defineRecord({
  kind: "picture",
  key: ({ communityId, id }: { readonly communityId: string; readonly id: string }) => ({
    scope: communityScope(communityId),
    id: `picture.${id}`,
  }),
  body: z.object({
    type: z.enum(pictureTypes),
    /** As base64. */
    bytes: z.string(),
    /** Who brought it last: Entra object id. Without a name, which whoever asks without one would leave here. */
    by: z.object({ userId: z.string() }),
  }),
});

export const pictureFrom = (record: StoredRecord) => ({
  ...pictureRecords.read(record),
  id: record.id.slice("picture.".length),
});
export type Picture = ReturnType<typeof pictureFrom>;

export const pictureIdFor = ({ bytes }: Pick<StrippedPicture, "bytes">): string =>
  createHash("sha256").update(bytes).digest("base64url");

export const pictureRecord = (
  communityId: string,
  { type, bytes }: StrippedPicture,
  { userId }: Pick<Person, "userId">,
  current?: StoredRecord,
): RecordToWrite =>
  pictureRecords.written(
    { communityId, id: pictureIdFor({ bytes }) },
    { type, bytes: bytes.toString("base64"), by: { userId } },
    current,
  );
