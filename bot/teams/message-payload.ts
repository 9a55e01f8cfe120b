// The message that an action was called on. In `value.messagePayload` nearly everything may be missing or null, and a
// client can send anything: what is no use is left out, and nothing here throws.
// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
import { z } from "zod";
import {
  markdownFromMessage,
  type MessageAttachment,
  type MessageContent,
} from "../community/text/message-to-markdown.ts";
import { earlierSender } from "../community/text/message-attachments.ts";
import { type MessageReference } from "../contract/card-data.ts";
import { entraId, httpsLink, messageId, nameFromOutside, oneLine } from "../contract/fields.ts";
import { limits } from "../contract/limits.ts";

export interface PayloadMessage {
  readonly content: MessageContent;
  /** The message that it replies to. */
  readonly replyToId?: string;
  /** Its identity, address, time and author, as far as they are known. */
  readonly reference: MessageReference;
}

/** What fits the schema, otherwise undefined. Clients for iOS send numbers where others send text. */
const or = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((value) => (typeof value === "number" ? String(value) : value), schema.optional())
    .catch(undefined);

const text = or(z.string());

const attachment = z.object({
  id: text,
  contentType: text,
  contentUrl: text,
  name: text,
  teamsAppId: text,
  content: z.unknown().optional(),
});

/** Attachments looked at; Teams allows ten. */
const mostAttachments = 50;

/** `user` is null for what an app posted. */
const sender = z.object({ user: or(z.object({ id: or(entraId), displayName: text })) });

const messageBody = z.object({ contentType: text, content: text });

/** A text in place of the object: HTML where it has an end tag or an element without one. */
const bodyText = z.string().transform((content) => ({
  contentType: /<(?:\/[a-z]|br|img|attachment)/iu.test(content) ? "html" : "text",
  content,
}));

const messagePayload = z.object({
  id: or(messageId),
  replyToId: or(messageId),
  subject: or(oneLine(limits.messageHtml)),
  createdDateTime: or(z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString())),
  linkToMessage: or(httpsLink),
  from: or(sender),
  body: or(z.union([messageBody, bodyText])),
  attachments: z
    .array(z.unknown())
    .catch([])
    .transform((list) =>
      list.slice(0, mostAttachments).flatMap((one) => attachment.safeParse(one).data ?? []),
    ),
});

const invokeValue = z.object({ messagePayload });

/** The message in the value of an invoke; undefined when it was not called on one. */
export function parseMessagePayload(value: unknown): PayloadMessage | undefined {
  const parsed = invokeValue.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, replyToId, subject, createdDateTime, linkToMessage, from, body, attachments } =
    parsed.data.messagePayload;
  const whole = attachments.map(withoutGaps);
  const content = {
    ...(subject !== undefined && { subject }),
    ...(body?.content !== undefined &&
      (body.contentType === "text" ? { text: body.content } : { html: body.content })),
    attachments: whole,
  };
  const author = authorFrom(firstSender(content, from)?.user);
  return {
    ...(replyToId !== undefined && { replyToId }),
    content,
    reference: {
      ...(id !== undefined && { messageId: id }),
      ...(linkToMessage !== undefined && { link: linkToMessage }),
      ...(createdDateTime !== undefined && { sentAt: createdDateTime }),
      ...(author && { author }),
    },
  };
}

/** Who wrote the words: of a forward, and of a quote without a word beside it, not who passed them on. */
function firstSender(content: MessageContent, from: z.infer<typeof sender> | undefined) {
  const { attachments = [] } = content;
  const earlier = attachments.map(earlierSender).filter((one) => one !== undefined);
  const forward = earlier.find(({ isForward }) => isForward);
  const passedOn = forward ?? (earlier[0] && saysNothingBeside(content) ? earlier[0] : undefined);
  return passedOn ? or(sender).parse(passedOn.sender) : from;
}

function saysNothingBeside(content: MessageContent): boolean {
  const others = content.attachments?.filter((one) => !earlierSender(one)) ?? [];
  const { title, markdown } = markdownFromMessage({ ...content, attachments: others });
  return title === "" && markdown === "";
}

/** The name may be empty beside an id: Teams does not always send one. An id that is no Entra id is not kept. */
function authorFrom(user: z.infer<typeof sender>["user"]): MessageReference["author"] {
  const name = nameFromOutside(user?.displayName ?? "", limits.personName);
  const userId = user?.id;
  return name === "" && userId === undefined ? undefined : { name, ...(userId !== undefined && { userId }) };
}

const withoutGaps = ({ content, ...texts }: z.infer<typeof attachment>): MessageAttachment => ({
  ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
  ...(content !== undefined && content !== null && { content }),
});
