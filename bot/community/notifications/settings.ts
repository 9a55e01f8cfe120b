// What a person wants to be told, and when not: one private record, written only when they say so. Everything is on at
// first, for a notice is about something of one's own.
import { z } from "zod";
import {
  noticeKinds,
  quietHours,
  type NoticeKind,
  type NoticeSettingsInput,
  type NoticeSettingsView,
} from "../../contract/notices.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records">;
type Person = Pick<Actor, "tenantId" | "userId">;

const settingsBody = z.object({
  format: z.literal(1),
  /** Kinds of a newer version stay. */
  off: z.array(z.string()),
  quietHours: quietHours.nullable(),
});
type Body = z.infer<typeof settingsBody>;

const placeOf = ({ userId }: Person) => ({ scope: personScope({ userId }), id: "notice-settings" }) as const;

const settingsIn = (record: StoredRecord | undefined): Omit<Body, "format"> =>
  record ? readBody(record, settingsBody) : { off: [], quietHours: null };

const viewOf = (record: StoredRecord | undefined): NoticeSettingsView => {
  const { off, quietHours: quiet } = settingsIn(record);
  return { off: noticeKinds.filter((kind) => off.includes(kind)), quietHours: quiet };
};

export async function readNoticeSettings(deps: Deps, person: Person): Promise<NoticeSettingsView> {
  const { scope, id } = placeOf(person);
  return viewOf(await deps.records.forTenant(person.tenantId).find(scope, id));
}

async function changeSettings(
  deps: Deps,
  person: Person,
  change: (settings: Omit<Body, "format">) => Omit<Body, "format">,
): Promise<NoticeSettingsView> {
  const place = placeOf(person);
  const record = await changeRecord(deps.records.forTenant(person.tenantId), place, (current) => {
    const changed = change(settingsIn(current));
    if (current) return changedRecord<Body>(current, changed);
    return { ...place, kind: "noticeSettings", body: { format: 1, ...changed } };
  });
  return viewOf(record);
}

const isOurs = (kind: string) => noticeKinds.some((known) => known === kind);

/** Harmless to repeat. */
export const setNoticeSettings = (deps: Deps, person: Person, input: NoticeSettingsInput) =>
  changeSettings(deps, person, ({ off }) => ({
    off: [...off.filter((kind) => !isOurs(kind)), ...input.off],
    quietHours: input.quietHours,
  }));

/** Turns some kinds off, or on again. Harmless to repeat. */
export const turnNotices = (deps: Deps, person: Person, kinds: readonly NoticeKind[], on: boolean) =>
  changeSettings(deps, person, ({ off, ...others }) => {
    const rest = off.filter((kind) => !kinds.some((one) => one === kind));
    return { ...others, off: on ? rest : [...rest, ...kinds] };
  });
