import { z } from "zod";

/** Where a card of the bot stands, in Teams' own words: so that it can be changed there. */
export const postedCard = z.object({ conversationId: z.string(), activityId: z.string() });
export type PostedCard = Readonly<z.infer<typeof postedCard>>;
