import { conversationKind } from "../../contract/conversation-kind.ts";
import { httpsLink } from "../../contract/fields.ts";
import { messageSourceInput, type MessageSourceInput } from "../../contract/tips.ts";

/** Hosts of Teams' web client in the public cloud, to which GCC belongs. */
const teamsHosts = new Set(["teams.microsoft.com", "teams.cloud.microsoft", "gcc.teams.microsoft.com"]);

const earliestMessage = Date.UTC(2015, 0, 1);
const latestMessage = Date.UTC(2100, 0, 1);

/**
 * The message of a "Copy link" of Teams
 * (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams). Undefined for any
 * other text. A message's id is the time it was sent. Some clients leave out the first part of the path, `/l`, without
 * which Teams opens nothing: the link that is returned has it.
 */
export function parseMessageLink(text: string): MessageSourceInput | undefined {
  const link = text.trim();
  if (/\s/u.test(link)) return undefined;
  const url = URL.parse(link);
  if (url?.protocol !== "https:" || url.port !== "" || url.username !== "" || !teamsHosts.has(url.hostname)) {
    return undefined;
  }
  const [, first, conversation, message] = /^(\/l)?\/message\/([^/]+)\/([^/]+)\/?$/u.exec(url.pathname) ?? [];
  if (conversation === undefined || message === undefined) return undefined;
  const parsed = messageSourceInput.safeParse({
    conversationId: decoded(conversation),
    messageId: decoded(message),
    link: first === undefined ? `${url.origin}/l${url.pathname}${url.search}` : link,
    sentAt: sentAt(message),
  });
  return parsed.success ? parsed.data : undefined;
}

/**
 * The link that "Copy link" in Teams would give.
 * @param parentId the message that it replies to.
 */
export function messageLink(
  { conversationId, messageId }: Pick<MessageSourceInput, "conversationId" | "messageId">,
  { tenantId, parentId }: { readonly tenantId: string | undefined; readonly parentId: string | undefined },
): string | undefined {
  const path = [conversationId, messageId].map(encoded).join("/");
  const isChat = conversationKind(conversationId) !== "channel";
  const asked = new URLSearchParams({
    ...(tenantId !== undefined && { tenantId }),
    ...(parentId !== undefined && parentId !== messageId && { parentMessageId: parentId }),
    ...(isChat && { context: JSON.stringify({ contextType: "chat" }) }),
  });
  return httpsLink.safeParse(`https://teams.microsoft.com/l/message/${path}?${asked.toString()}`).data;
}

/** The first message of the thread: the link of a reply names it, and another message begins its own. */
export const threadOf = ({ messageId, link }: Pick<MessageSourceInput, "messageId" | "link">): string =>
  (link === undefined ? undefined : URL.parse(link)?.searchParams.get("parentMessageId")) ?? messageId;

/** As Teams writes ids into links. */
const encoded = (id: string) => encodeURIComponent(id).replaceAll("%3A", ":").replaceAll("%40", "@");

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function sentAt(messageId: string): string | undefined {
  if (!/^\d{13}$/u.test(messageId)) return undefined;
  const moment = Number(messageId);
  return moment >= earliestMessage && moment < latestMessage ? new Date(moment).toISOString() : undefined;
}
