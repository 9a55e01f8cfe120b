// What happened to something that may be followed. Followers are looked up when it is delivered, so that the acting
// person does not wait.
import { z } from "zod";
import type { NewMessage } from "./message.ts";

export const followedMessageKind = "followed";

export const newsOfFollowed = ["tip", "changed", "asked", "reply", "solved"] as const;

export const followedData = z.object({
  /** A tip was saved; its text changed; a problem was asked; a reply was written; a problem has its first solution. */
  news: z.enum(newsOfFollowed),
  /** Of the reply, or of the solution. */
  replyId: z.string().optional(),
  /** The last follower who was notified so far. */
  after: z.string().optional(),
});
export type FollowedData = z.infer<typeof followedData>;

/** @param basis with the news, what makes it this one of its record. */
export function followedMessage(data: FollowedData, basis: string): NewMessage {
  const id = `followed.${data.news}.${basis}`;
  return {
    id: data.after === undefined ? id : `${id}.${data.after}`,
    kind: followedMessageKind,
    order: id,
    data,
  };
}
