// Thanks as the giver keeps them, to be able to take them back: written once and never changed, so that they do not
// reveal the recipient's answer.
import { z } from "zod";
import type { GivenThanksView } from "../../contract/thanks.ts";
import type { StoredRecord } from "../../records/records.ts";
import { namedView } from "../communities/claim.ts";
import { defineRecord } from "../core/record-kind.ts";
import { aboutView, thanksAbout } from "./about.ts";
import { person, personScope, type Person } from "../core/person.ts";

const idPrefix = "thanks-given.";

export const givenThanks = defineRecord({
  kind: "givenThanks",
  key: ({ from, id }: { readonly from: Pick<Person, "userId">; readonly id: string }) => ({
    scope: personScope(from),
    id: idPrefix + id,
  }),
  body: z.object({
    communityId: z.string(),
    communityName: z.string(),
    to: person,
    reason: z.string(),
    about: thanksAbout.optional(),
  }),
});

export type GivenThanks = ReturnType<typeof givenFrom>;

export const givenFrom = (record: StoredRecord) => ({
  id: record.id.slice(idPrefix.length),
  at: record.createdAt,
  ...givenThanks.read(record),
});

export const givenView = ({ to, about, ...thanks }: GivenThanks): GivenThanksView => ({
  id: thanks.id,
  communityId: thanks.communityId,
  communityName: thanks.communityName,
  to: namedView(to),
  reason: thanks.reason,
  ...(about && { about: aboutView(about) }),
  at: thanks.at,
});
