// Adds a notice to the records of its recipients; for their cards see notices-card.ts.
import { z } from "zod";
import { gatherChange, gatherNotice } from "../../community/notifications/gather.ts";
import { followedData, type FollowedData } from "../../community/outbox/followed.ts";
import { noticeMessage } from "../../community/outbox/notice.ts";
import { notifyFollowers } from "../../community/notifications/notify-followers.ts";
import { notifyUnanswered } from "../../community/notifications/notify-unanswered.ts";
import type { Kind } from "./kind.ts";

type Message = z.infer<typeof noticeMessage>;

export const noticeDelivery: Kind<Message> = {
  data: noticeMessage,
  deliver: (deps, { tenantId, data }) => gatherNotice(deps, tenantId, data),
};

export const noticeChangedDelivery: Kind<Message> = {
  data: noticeMessage,
  deliver: (deps, { tenantId, data }) => gatherChange(deps, tenantId, data),
};

export const unansweredDelivery: Kind<object> = {
  data: z.object({}),
  deliver: (deps, { tenantId, record }) => notifyUnanswered(deps, tenantId, record),
};

export const followedDelivery: Kind<FollowedData> = {
  data: followedData,
  deliver: (deps, { tenantId, record, data }) => notifyFollowers(deps, tenantId, record, data),
};
