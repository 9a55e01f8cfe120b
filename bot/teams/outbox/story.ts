// A story goes to the lists of those who helped; what is new there becomes a notice, once a day at most.
import { z } from "zod";
import { heardMessageData, spreadStory } from "../../community/stories/hearing.ts";
import { notifyHeard } from "../../community/notifications/notify-heard.ts";
import type { Kind } from "./kind.ts";

export const storyDelivery: Kind<object> = {
  data: z.object({}),
  deliver: (deps, { tenantId, record }) => spreadStory(deps, tenantId, record),
};

export const heardDelivery: Kind<z.infer<typeof heardMessageData>> = {
  data: heardMessageData,
  deliver: (deps, { tenantId, record, data }) => notifyHeard(deps, tenantId, record, data),
};
