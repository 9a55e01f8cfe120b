// What a conversation is, by its id alone: Teams leaves its type out at times, and names the wrong one.
// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability

export type ConversationKind = "channel" | "groupChat" | "chatOfTwo" | "botChat";

/** Undefined for an id that Teams does not make, as those of the Playground. */
export function conversationKind(id: string): ConversationKind | undefined {
  if (id.startsWith("a:")) return "botChat";
  if (/@unq\.gbl\.spaces$/iu.test(id)) return "chatOfTwo";
  if (/@thread\.(?:tacv2|skype)$/iu.test(id)) return "channel";
  return /@thread\.v2$|^19:meeting_/iu.test(id) ? "groupChat" : undefined;
}

/** Whether it can be the chat of one person with the bot. Teams' ids of all else begin with a number: `19:`, `48:`. */
export const canBeBotChat = (id: string): boolean =>
  (conversationKind(id) ?? "botChat") === "botChat" && !/^\d+:/u.test(id);

/** The channel of a thread, whose id is the channel's with its first message behind a semicolon; any other id as it is. */
export const channelOf = (conversationId: string): string => conversationId.replace(/;.*$/su, "");

/**
 * Whether cards can be posted there: Teams lets no bot post in a private channel. learn.microsoft.com, "Apps for shared
 * and private channels".
 */
export const canPost = ({ isPrivate }: { readonly isPrivate?: boolean | undefined }): boolean =>
  isPrivate !== true;

/** @param type of a channel, as Teams calls it: "private" to a bot, "Private" to a tab. */
export const privacyOf = (type: string | undefined): { readonly isPrivate?: boolean } =>
  type === undefined ? {} : { isPrivate: type.toLowerCase() === "private" };
