// A notice goes to the records of those whom it is for; their cards stand in notices-card.ts.
import type { z } from "zod";
import { gatherChange, gatherNotice } from "../../community/notifications/gather.ts";
import { followedData, type FollowedData } from "../../community/outbox/followed.ts";
import { noticeMessage } from "../../community/outbox/notice.ts";
import { tellFollowers } from "../../community/notifications/tell-followers.ts";
import type { Kind } from "./kind.ts";

type Message = z.infer<typeof noticeMessage>;

export const noticeTelling: Kind<Message> = {
  data: noticeMessage,
  tell: (deps, { tenantId, data }) => gatherNotice(deps, tenantId, data),
};

export const noticeChangedTelling: Kind<Message> = {
  data: noticeMessage,
  tell: (deps, { tenantId, data }) => gatherChange(deps, tenantId, data),
};

export const followedTelling: Kind<FollowedData> = {
  data: followedData,
  tell: (deps, { tenantId, record, data }) => tellFollowers(deps, tenantId, record, data),
};
