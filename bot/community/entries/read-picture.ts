import type { PictureQuery } from "../../contract/pictures.ts";
import { pictureIdsIn } from "../../contract/picture-names.ts";
import { getCommunity } from "../communities/enter.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import { pictureFrom, pictureRecords, type Picture } from "../pictures/picture.ts";
import { problemRecordId } from "../problems/problem.ts";
import { tipRecordId } from "../tips/tip.ts";
import { entryFrom, seenTextsOf } from "./entry.ts";

/**
 * A picture, for those who see the text in which it is shown, and for who brought it. Throws {@link Refusal} `notFound`
 * for everyone else.
 */
export async function readPicture(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  pictureId: string,
  { tip, problem }: PictureQuery,
): Promise<Picture> {
  const records = deps.records.forTenant(actor.tenantId);
  const key = pictureRecords.key({ communityId, id: pictureId });
  const entryId = tip === undefined ? problem && problemRecordId(problem) : tipRecordId(tip);
  const [community, record, entryRecord] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    records.find(key.scope, key.id),
    entryId === undefined ? undefined : records.find(key.scope, entryId),
  ]);
  const picture = record && pictureFrom(record);
  if (!picture) throw new Refusal({ code: "notFound" });
  if (picture.by.userId === actor.userId) return picture;
  const entry = entryRecord && entryFrom(entryRecord);
  const isShown =
    entry && seenTextsOf(actor, entry, community).some((text) => pictureIdsIn(text).includes(pictureId));
  if (!isShown) throw new Refusal({ code: "notFound" });
  return picture;
}
