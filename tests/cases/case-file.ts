// What a file of this folder may say. Strict: a word that nobody knows here fails.
import { z } from "zod";
import { placeInput } from "../../bot/contract/communities.ts";

const person = z.enum(["ada", "ben", "eve"]);
const place = z.enum(["channel", "groupChat", "personal"]);
const fields = z.record(z.string(), z.unknown());

const setup = z.strictObject({
  rosters: z.array(z.strictObject({ conversation: z.string(), people: z.array(person) })).default([]),
  communities: z
    .array(
      z.strictObject({
        name: z.string(),
        place: z.union([z.enum(["channel", "groupChat"]), placeInput]),
        by: person.default("ada"),
        /** Who joined besides. */
        joined: z.array(person).default([]),
        tips: z
          .array(z.strictObject({ title: z.string(), tags: z.array(z.string()).default([]) }))
          .default([]),
        problems: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});

/** Who acts and where; `fields` replaces fields of an ordinary activity. */
const where = { by: person.default("ada"), place: place.default("channel"), fields: fields.default({}) };

const step = z.discriminatedUnion("do", [
  /** Opens the dialog on a message, and sends it with `typed` in place of what it holds. */
  z.strictObject({ do: z.literal("saveTip"), payload: fields, typed: fields.default({}), ...where }),
  z.strictObject({ do: z.literal("replyWith"), payload: fields, ...where }),
  z.strictObject({ do: z.literal("message"), text: z.string(), ...where }),
  z.strictObject({ do: z.literal("invoke"), name: z.string(), value: z.unknown(), ...where }),
  z.strictObject({ do: z.literal("activity"), activity: fields, ...where }),
  z.strictObject({ do: z.literal("block"), person, blocked: z.boolean().default(true) }),
  z.strictObject({ do: z.literal("roster"), conversation: z.string(), people: z.array(person) }),
  z.strictObject({ do: z.literal("wait"), minutes: z.number() }),
  z.strictObject({ do: z.literal("community") }),
  z.strictObject({ do: z.literal("mayRead"), person }),
]);
export type Step = z.infer<typeof step>;
export type StepOf<Do extends Step["do"]> = Extract<Step, { do: Do }>;

/** `path` begins with something that the step shows; `step` counts from 0. */
const about = { step: z.int().min(0).default(0), path: z.string().min(1) };
const expectation = z.union([
  z.strictObject({ ...about, equals: z.unknown().refine((value) => value !== undefined) }),
  z.strictObject({ ...about, notEquals: z.unknown().refine((value) => value !== undefined) }),
  z.strictObject({ ...about, matches: z.string().min(1) }),
  z.strictObject({ ...about, notMatches: z.string().min(1) }),
]);
export type Expectation = z.infer<typeof expectation>;

export const caseFile = z.strictObject({
  name: z.string().min(1),
  /** Where such an input is reported or documented. */
  source: z.string().min(1),
  setup,
  input: z.array(step).min(1),
  expected: z.array(expectation).min(1),
});
export type Case = z.infer<typeof caseFile>;
