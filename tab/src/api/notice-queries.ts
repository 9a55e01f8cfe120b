// What the tab asks for what a person hears of; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { NoticeSettingsInput, NoticeSettingsView } from "../../../bot/contract/notices.ts";
import type { Api } from "./client.ts";
import { keys } from "./queries.ts";

const path = "/me/notices/settings";

export const noticeSettingsQuery = (api: Api) =>
  queryOptions({
    queryKey: [...keys.mine, "noticeSettings"],
    queryFn: ({ signal }) => api<NoticeSettingsView>(path, { signal }),
  });

export const setNoticeSettings = (api: Api, input: NoticeSettingsInput) =>
  api<NoticeSettingsView>(path, { method: "PUT", body: input });
