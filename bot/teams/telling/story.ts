// A story goes to the lists of those who helped; what is new there becomes a notice, once a day at most.
import { z } from "zod";
import { heardMessageData, spreadStory } from "../../community/stories/hearing.ts";
import { tellHeard } from "../../community/notifications/tell-heard.ts";
import type { Kind } from "./kind.ts";

export const storyTelling: Kind<object> = {
  data: z.object({}),
  tell: (deps, { tenantId, record }) => spreadStory(deps, tenantId, record),
};

export const heardTelling: Kind<z.infer<typeof heardMessageData>> = {
  data: heardMessageData,
  tell: (deps, { tenantId, record, data }) => tellHeard(deps, tenantId, record, data),
};
