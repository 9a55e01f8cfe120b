// The source of a tip, a problem or a reply: a message in Teams, or typed by hand.
import { z } from "zod";
import type { EntrySourceView } from "../../contract/tips.ts";
import type { Community } from "./community.ts";

export const messageSource = z.object({
  kind: z.literal("message"),
  conversationId: z.string(),
  messageId: z.string(),
  link: z.string().optional(),
  sentAt: z.string().optional(),
});

export const writtenSource = z.object({ kind: z.literal("written") });

export const entrySource = z.discriminatedUnion("kind", [messageSource, writtenSource]);
export type EntrySource = Readonly<z.infer<typeof entrySource>>;

/** Where it came from, as people see it. */
export function sourceView(source: EntrySource, community: Pick<Community, "places">): EntrySourceView {
  if (source.kind === "written") return { kind: "written" };
  const place = community.places.find(({ conversationId }) => conversationId === source.conversationId);
  return {
    kind: "message",
    ...(source.link !== undefined && { link: source.link }),
    ...(source.sentAt !== undefined && { sentAt: source.sentAt }),
    ...(place !== undefined && place.name !== "" && { placeName: place.name }),
  };
}
