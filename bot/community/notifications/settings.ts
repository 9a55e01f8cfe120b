// A person's choice of notices and quiet hours: one private record, written only by them. Everything is on at first,
// since notices are about one's own.
import { z } from "zod";
import {
  noticeKinds,
  quietHours,
  type NoticeSettingsInput,
  type NoticeSettingsView,
} from "../../contract/notices.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { changeRecord } from "../core/change-record.ts";
import { personScope } from "../core/person.ts";
import type { Notice } from "../outbox/notice.ts";
import { noticesKey, withCardDue } from "./person-notices.ts";

type Deps = Pick<CommunityDeps, "records">;
type Person = Pick<Actor, "tenantId" | "userId">;

export const noticeSettings = defineSingleRecord({
  kind: "noticeSettings",
  key: (owner: Pick<Person, "userId">) => ({ scope: personScope(owner), id: "notice-settings" }),
  body: z.object({
    /** Kinds of a newer version stay. */
    off: z.array(z.string()),
    quietHours: quietHours.nullable(),
    /** ISO 8601. */
    pausedUntil: z.string().nullish(),
    muted: z.array(z.string()).optional(),
  }),
  empty: { off: [], quietHours: null },
});
type Settings = ReturnType<typeof noticeSettings.read>;

const viewOf = ({ off, quietHours: quiet, pausedUntil, muted }: Settings): NoticeSettingsView => ({
  off: noticeKinds.filter((kind) => off.includes(kind)),
  quietHours: quiet,
  pausedUntil: pausedUntil ?? null,
  muted: muted ?? [],
});

export const isWanted = ({ off, muted }: NoticeSettingsView, { kind, ids }: Notice): boolean =>
  !off.some((one) => one === kind) && !muted.includes(ids.communityId);

export const readNoticeSettings = async (deps: Deps, person: Person): Promise<NoticeSettingsView> =>
  viewOf(await noticeSettings.find(deps.records.forTenant(person.tenantId), person));

const isOurs = (kind: string) => noticeKinds.some((known) => known === kind);

/** A card that was put off is looked at again, since it may come sooner now. Harmless to repeat. */
export async function setNoticeSettings(
  deps: Deps,
  person: Person,
  input: NoticeSettingsInput,
): Promise<NoticeSettingsView> {
  const records = deps.records.forTenant(person.tenantId);
  const changed = await noticeSettings.change(records, person, ({ off, ...others }) => ({
    ...others,
    off: [...off.filter((kind) => !isOurs(kind)), ...input.off],
    quietHours: input.quietHours,
    ...(input.pausedUntil !== undefined && { pausedUntil: input.pausedUntil }),
    ...(input.muted !== undefined && { muted: input.muted }),
  }));
  await changeRecord(records, noticesKey(person.userId), withCardDue);
  return viewOf(changed);
}
