import { parseInput } from "../../community/core/input.ts";
import { readNoticeSettings, setNoticeSettings } from "../../community/notifications/settings.ts";
import { noticeSettingsInput, type NoticeSettingsView } from "../../contract/notices.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const read: PersonHandler = async ({ actor, deps }) =>
  ok<NoticeSettingsView>(await readNoticeSettings(deps, actor));

const choose: PersonHandler = async ({ actor, deps, readBody }) => {
  const input = parseInput(noticeSettingsInput, await readBody());
  return ok<NoticeSettingsView>(await setNoticeSettings(deps, actor, input));
};

const path = "/api/me/notices/settings";

export const noticeRoutes: readonly PersonRoute[] = [
  { method: "GET", path, guard: "person", cost: "read", handle: read },
  { method: "PUT", path, guard: "person", cost: "write", handle: choose },
];
