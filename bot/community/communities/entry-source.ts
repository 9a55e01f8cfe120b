// Where a tip, a problem or a reply came from: a message in Teams, or somebody's own hand.
import { z } from "zod";
import type { EntrySourceView } from "../../contract/tips.ts";
import type { Community } from "./community.ts";

/** How the message that something was taken from lies in records. */
export const messageSource = z.object({
  kind: z.literal("message"),
  conversationId: z.string(),
  messageId: z.string(),
  link: z.string().optional(),
  sentAt: z.string().optional(),
});

/** Where a tip or a problem came from, as it lies in records. */
export const entrySource = z.discriminatedUnion("kind", [
  messageSource,
  z.object({ kind: z.literal("written") }),
]);
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
