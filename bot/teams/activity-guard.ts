import type { Activity } from "botbuilder";
import { z } from "zod";
import type { BotSettings } from "./bot-settings.ts";

/** Sizes of what Teams sends, well above what it is known to send. */
const most = { id: 1_000, name: 1_000, url: 2_000, text: 200_000, members: 10_000, entities: 1_000 } as const;

/** Teams leaves a field out or sends null. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const dropped = z
  .unknown()
  .optional()
  .transform(() => undefined);

/** Printable ASCII, as all of Teams' ids are: they go into addresses, headers and records. */
const idText = z
  .string()
  .max(most.id)
  .regex(/^[\x20-\x7e]*$/u);

const id = maybe(idText);
const name = maybe(z.string().max(most.name));

/** Botbuilder's type promises these. */
const shownName = z
  .string()
  .max(most.name)
  .nullish()
  .transform((text) => text ?? "");

const account = z.looseObject({
  id: idText.nullish().transform((text) => text ?? ""),
  name: shownName,
  aadObjectId: id,
});

interface ChannelData {
  readonly tenant?: { readonly id?: string | undefined } | undefined;
}

/** The few fields that we use; what a button or dialog submits (`value`) has schemas of its own. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(most.name),
  id,
  name,
  action: name,
  channelId: z.string().max(most.id),
  serviceUrl: z.string().max(most.url),
  locale: maybe(z.string()).transform((tag) => (tag && /^[A-Za-z0-9-]{2,35}$/u.test(tag) ? tag : undefined)),
  text: z
    .string()
    .max(most.text)
    .nullish()
    .transform((text) => text ?? ""),
  replyToId: id,
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: idText.min(1),
    name: shownName,
    conversationType: name,
    tenantId: id,
    isGroup: maybe(z.boolean()),
  }),
  // Botbuilder reads members of it without a look.
  channelData: maybe(
    z.looseObject({
      eventType: name,
      tenant: maybe(z.looseObject({ id })),
      team: maybe(z.looseObject({ id, name })),
      channel: maybe(z.looseObject({ id, name, type: name })),
    }),
  ).transform((data): ChannelData => data ?? {}),
  membersAdded: maybe(z.array(account).max(most.members)),
  membersRemoved: maybe(z.array(account).max(most.members)),
  entities: maybe(z.array(z.looseObject({ type: name })).max(most.entities)),
  // Teams sends texts here, botbuilder's type says Date; unused.
  timestamp: dropped,
  localTimestamp: dropped,
  expiration: dropped,
});

export type GuardedActivity =
  | { readonly outcome: "allowed"; readonly activity: Activity }
  /** Not from Teams' channel, or from a connector or a tenant that is not on the list. */
  | { readonly outcome: "forbidden"; readonly reason: "client" | "tenant" }
  | { readonly outcome: "malformed" };

/** Judges an activity whose sender is already authenticated, before any handler sees it. */
export function guardActivity(bot: BotSettings, body: unknown): GuardedActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return { outcome: "malformed" };
  const { channelId, serviceUrl } = parsed.data;
  if (channelId !== "msteams" || !isAllowed(serviceUrl, bot.allowedServiceUrls))
    return { outcome: "forbidden", reason: "client" };
  if (bot.kind === "entra" && !isServed(parsed.data, bot.tenantIds))
    return { outcome: "forbidden", reason: "tenant" };
  // Every field that botbuilder and our handlers use was checked; its type asks for more than Teams sends.
  return { outcome: "allowed", activity: parsed.data as unknown as Activity };
}

/** An activity without a tenant has no actor: handlers refuse it where one is needed. */
function isServed(
  { channelData, conversation }: z.infer<typeof activitySchema>,
  tenantIds: readonly string[],
): boolean {
  const named = [channelData.tenant?.id, conversation.tenantId].filter((one) => one !== undefined);
  return named.every((one) => tenantIds.includes(one.toLowerCase()));
}

function isAllowed(serviceUrl: string, allowed: readonly string[]): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") return false;
  const folder = (address: string) => (address.endsWith("/") ? address : `${address}/`);
  return allowed.some((one) => folder(url.href).startsWith(folder(new URL(one).href)));
}
