// Every kind of record, and what of it is personal data. A test fails for a kind that is missing here
// (tests/community/my-data/every-kind.test.ts).
import type { StoredRecord } from "../../records/records.ts";
import { jobFrom } from "../jobs/job.ts";
import { pictureNotes } from "../pictures/purge-pictures.ts";
import { board } from "../board/board.ts";
import { listings } from "../communities/listing.ts";
import { hiddenKit } from "../starting-kit/hidden-kit.ts";
import { asItIs } from "../outbox/message.ts";
import { threadTips } from "../tips/thread-tip.ts";
import { withdrawnMessages, withoutAuthor } from "../communities/withdrawn-message.ts";
import type { InventoriedKind } from "./data-inventory.ts";
import { personalDataKind, type PersonalDataKind } from "./personal-data-kind.ts";
import { communityKinds } from "./kinds/community.ts";
import { entryKinds } from "./kinds/entries.ts";
import { ownKinds } from "./kinds/own.ts";
import { story } from "./kinds/stories.ts";
import { deadLetter, unreachableKey } from "./kinds/outbox.ts";
import { thanksOfCommunity } from "./kinds/thanks.ts";

/** Holds no person, and never did: what marks a place, an hour, or that something is gone. */
const withoutPeople = (kind: InventoriedKind): PersonalDataKind => personalDataKind({ kind });

/** A job that they asked for, which forgets them when it has ended. Their export does not speak of itself. */
const job = personalDataKind({
  kind: "job",
  about: (record) => {
    const { job: kind, communityId, askedAt } = jobFrom(record);
    return kind === "exportMyData" ? undefined : { data: { job: kind, communityId, askedAt } };
  },
  without: asItIs,
});

/** That a message of theirs stays out; that goes with them. */
const withdrawnMessage = personalDataKind({
  kind: withdrawnMessages.kind,
  about: ({ createdAt }) => ({ data: { withdrawnAt: createdAt } }),
  without: (record, { userId }) => withoutAuthor(record, userId),
});

export const personalDataKinds: readonly PersonalDataKind[] = [
  ...ownKinds,
  ...communityKinds,
  ...entryKinds,
  thanksOfCommunity,
  story,
  deadLetter,
  unreachableKey,
  withdrawnMessage,
  job,
  ...(
    [
      board.kind,
      hiddenKit.kind,
      listings.kind,
      "cardRemainder",
      "answeredAccessRequest",
      "digest",
      "place",
      "closing",
      pictureNotes.kind,
      "lease",
      "withoutPlace",
      "answeredMessage",
      "postedForm",
      threadTips.kind,
      "welcome",
      "erased",
      "endedJob",
    ] as const
  ).map(withoutPeople),
];

/** Undefined for a kind that only a newer version knows. */
export const personalDataKindOf = ({ kind }: Pick<StoredRecord, "kind">): PersonalDataKind | undefined =>
  personalDataKinds.find((one) => (one.kind.endsWith(".") ? kind.startsWith(one.kind) : kind === one.kind));
