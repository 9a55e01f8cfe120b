// A person's own records are removed whole. Thanks of others are in the scopes of both.
import { memberships } from "../../communities/memberships.ts";
import { noticeSettings } from "../../notifications/settings.ts";
import { bookmarks } from "../../personal/bookmarks.ts";
import { drafts, listedDrafts } from "../../personal/drafts.ts";
import { following } from "../../personal/following.ts";
import { heardStories } from "../../stories/hearing.ts";
import { myStories } from "../../stories/my-stories.ts";
import { thanksPreferences } from "../../thanks/preferences.ts";
import { asItIs } from "../../outbox/message.ts";
import { givenFrom, givenThanks } from "../../thanks/given.ts";
import { isReceived, receivedFrom, receivedThanks } from "../../thanks/received.ts";
import type { InventoriedKind } from "../data-inventory.ts";
import { personalDataKind, type PersonalDataKind } from "../personal-data-kind.ts";
import { thanksWithout } from "./thanks-without.ts";

const bodyOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null ? { ...body } : {};

const whole = (kind: InventoriedKind): PersonalDataKind =>
  personalDataKind({
    kind,
    about: ({ body }) => ({ data: bodyOf(body) }),
  });

export const ownKinds: readonly PersonalDataKind[] = [
  ...(
    [
      memberships.kind,
      bookmarks.kind,
      following.kind,
      drafts.kind,
      thanksPreferences.kind,
      noticeSettings.kind,
      myStories.kind,
      heardStories.kind,
      "notices",
    ] as const
  ).map(whole),
  // Their export holds nothing that is not held elsewhere, nor does the list of drafts; what they bring in is said of the
  // job that reads it.
  personalDataKind({ kind: listedDrafts.kind }),
  personalDataKind({ kind: "exportedPart" }),
  personalDataKind({ kind: "uploadedPart" }),
  personalDataKind({ kind: "receivedThanksTakenBack" }),
  personalDataKind({
    kind: receivedThanks.kind,
    about(record) {
      const { communityId, communityName, from, reason, about, state, at } = receivedFrom(record);
      return {
        data: { communityId, communityName, from: from.name, reason, about, state, at },
        pages: [{ folder: "thanks", title: `From ${from.name} in ${communityName}`, markdown: reason }],
      };
    },
    // Of a person whom they thanked: the words stay, without the giver.
    without(record, person, { erasedUserId }) {
      if (!isReceived(record)) return asItIs(record);
      const body = thanksWithout(record, receivedFrom(record).about, person, erasedUserId);
      return { ...asItIs(record), body: { ...body, isFromNamed: false } };
    },
  }),
  personalDataKind({
    kind: givenThanks.kind,
    about(record) {
      const { communityId, communityName, to, reason, about, at } = givenFrom(record);
      return {
        data: { communityId, communityName, to: to.name, reason, about, at },
        pages: [{ folder: "thanks", title: `To ${to.name} in ${communityName}`, markdown: reason }],
      };
    },
    // Of a person who thanked them.
    without: (record, person, { erasedUserId }) => ({
      ...asItIs(record),
      body: thanksWithout(record, givenFrom(record).about, person, erasedUserId),
    }),
  }),
];
