// What a Teams client does with a card: shows texts, collects inputs, sends an action's data.
import type { Attachment } from "botbuilder";
import { z } from "zod";

export interface CardNode {
  readonly type?: string;
  readonly id?: string;
  readonly [property: string]: unknown;
}

const isObject = (value: unknown): value is CardNode => typeof value === "object" && value !== null;

/** Every element and action of a card, in reading order. */
export function nodesOf(value: unknown): CardNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isObject(value)) return [];
  // The fallback of a badge or an icon says the same once more.
  const isKnown = value.type === "Badge" || value.type === "Icon";
  const inside = Object.entries(value).flatMap(([key, child]) =>
    key === "data" || (key === "fallback" && isKnown) ? [] : nodesOf(child),
  );
  return typeof value.type === "string" ? [value, ...inside] : inside;
}

export const contentOf = (attachment: Attachment): unknown => JSON.parse(JSON.stringify(attachment.content));

/** What people read in texts and badges, one a line. A badge without an icon is an emblem, which is a picture. */
export const readTexts = (card: unknown): string =>
  nodesOf(card)
    .filter(({ type, icon }) => type === "TextBlock" || (type === "Badge" && icon !== undefined))
    .map(({ text }) => String(text))
    .join("\n");

export const inputsOf = (card: unknown): CardNode[] =>
  nodesOf(card).filter(({ type }) => type?.startsWith("Input."));

export const inputOf = (card: unknown, id: string): CardNode | undefined =>
  inputsOf(card).find((input) => input.id === id);

export const actionsOf = (card: unknown): CardNode[] =>
  nodesOf(card).filter(({ type }) => type?.startsWith("Action."));

/** What a click on the first submit sends: the action's data with the inputs, in which `typed` replaces values. */
export function submitOf(card: unknown, typed: Record<string, unknown> = {}): Record<string, unknown> {
  const [submit] = actionsOf(card).filter(
    ({ type }) => type === "Action.Submit" || type === "Action.Execute",
  );
  if (!submit) throw new Error("The card has nothing to submit.");
  // An empty input is left out by clients.
  const filled = inputsOf(card).filter(({ value }) => value !== undefined && value !== "");
  const inputs = Object.fromEntries(filled.map(({ id, value }) => [String(id), value]));
  return { ...(isObject(submit["data"]) ? submit["data"] : {}), ...inputs, ...typed };
}

const card = z.object({
  contentType: z.literal("application/vnd.microsoft.card.adaptive"),
  content: z.unknown(),
});
const found = card.extend({
  preview: z.object({ contentType: z.string(), content: z.object({ title: z.string(), text: z.string() }) }),
});

/** The dialog that an invoke opened. */
export const dialogOf = (body: unknown): unknown =>
  z.object({ task: z.object({ type: z.literal("continue"), value: z.object({ card }) }) }).parse(body).task
    .value.card.content;

/** The sentence that an invoke answers instead of a dialog. */
export const dialogSentenceOf = (body: unknown): string =>
  z.object({ task: z.object({ type: z.literal("message"), value: z.string() }) }).parse(body).task.value;

const extension = <Result extends z.ZodType>(result: Result) => z.object({ composeExtension: result });

/** The card for the box where people write. */
export const resultOf = (body: unknown): unknown =>
  extension(z.object({ type: z.literal("result"), attachments: z.tuple([card]) })).parse(body)
    .composeExtension.attachments[0].content;

/** What a search found. */
export const foundIn = (body: unknown): z.infer<typeof found>[] =>
  extension(
    z.object({ type: z.literal("result"), attachmentLayout: z.literal("list"), attachments: z.array(found) }),
  ).parse(body).composeExtension.attachments;

/** The sentence that a search answers instead of results. */
export const searchSentenceOf = (body: unknown): string =>
  extension(z.object({ type: z.literal("message"), text: z.string() })).parse(body).composeExtension.text;
