// The community itself, and what the bot needs to work.
import { tombstoneDays } from "../../../records/records.ts";
import { answeredRequestMs } from "../../communities/access-request.ts";
import { settledMs } from "../../moderation/report-entry.ts";
import { answeredMessageMs } from "../../outbox/answered-message.ts";
import { formMs } from "../../outbox/posted-form.ts";
import { mostHeld } from "../../outbox/unreachable-place.ts";
import {
  untilErased,
  withCommunity,
  members,
  stewards,
  nobody,
  lasting,
  type InventoryGroup,
} from "./inventory-group.ts";

export const communityInventory = [
  {
    title: "The community",
    items: [
      {
        kinds: ["community", "place", "withoutPlace", "listing"],
        name: "Community",
        holds: "name, purpose, channels and chats; stewards, former ones, and people who were let in",
        why: "it is known who decides, and who has access",
        kept: withCommunity,
        readBy: `${members}; people who were let in, ${stewards}; name and purpose, the organisation if stewards list it`,
      },
      {
        kinds: ["charter", "charter-revision"],
        name: "Charter",
        holds: "its words, earlier ones too, and who wrote them",
        why: "a community agrees on what it is",
        kept: withCommunity,
        readBy: members,
      },
      {
        kinds: ["action", "actionChain"],
        name: "Activity log",
        holds: "which steward did what, when, about whom or what, and why; who renamed a tag",
        why: "members see how they are looked after",
        kept: withCommunity,
        readBy: members,
      },
      {
        kinds: ["report"],
        name: "Report",
        holds: "who reported what, and why",
        why: "stewards look at it",
        kept: "until it is settled or taken back",
        readBy: stewards,
      },
      {
        kinds: ["settledReport"],
        name: "Settled report",
        holds: "the same",
        why: "settling can be undone",
        kept: lasting(settledMs),
        readBy: nobody,
      },
      {
        kinds: ["accessRequest"],
        name: "Request to be let in",
        holds: "who asks, with which words",
        why: "stewards answer it",
        kept: "until it is answered or taken back",
        readBy: `${stewards}, and who asks`,
      },
      {
        kinds: ["answeredAccessRequest"],
        name: "Answered request",
        holds: "that it was answered; no person",
        why: "the stewards’ cards follow",
        kept: lasting(answeredRequestMs),
        readBy: nobody,
      },
      {
        kinds: ["digest", "starting-kit"],
        name: "Weekly digest and first steps",
        holds: "day, hour and channel; steps that were left out; no person",
        why: "the digest comes, and steps do not come back",
        kept: withCommunity,
        readBy: members,
      },
      {
        kinds: ["closing"],
        name: "Closing",
        holds: "when a closed community is removed; no person",
        why: "none is forgotten",
        kept: `until ${tombstoneDays} days after it was removed`,
        readBy: nobody,
      },
    ],
  },
  {
    title: "What keeps the bot working",
    items: [
      {
        kinds: ["deadLetter"],
        name: "Messages that could not be delivered",
        holds: "ids of people and things, no words",
        why: "an operator sends them again",
        kept: `until then, or ${untilErased}`,
        readBy: "operators of the server",
      },
      {
        kinds: ["unreachablePlace"],
        name: "Messages for where the app was removed",
        holds: "ids of people and things, no words",
        why: "they come once it is back",
        kept: `the newest ${mostHeld}, until then, or ${untilErased}`,
        readBy: nobody,
      },
      {
        kinds: ["welcome"],
        name: "Welcome",
        holds: "that a channel or chat was welcomed; no person",
        why: "it comes once",
        kept: "until the app is removed from there",
        readBy: nobody,
      },
      {
        kinds: ["answeredMessage"],
        name: "Answered message",
        holds: "a code that stands for a message to the bot; no person, no words",
        why: "no message is answered twice",
        kept: lasting(answeredMessageMs),
        readBy: nobody,
      },
      {
        kinds: ["postedForm"],
        name: "Posted form",
        holds: "codes that stand for a card of the bot and for what it became; no person, no words",
        why: "it becomes one thing only",
        kept: lasting(formMs),
        readBy: nobody,
      },
      {
        kinds: ["lease"],
        name: "Lease",
        holds: "which server does a piece of work; no person",
        why: "no two do the same",
        kept: "a few minutes",
        readBy: nobody,
      },
    ],
  },
] as const satisfies readonly InventoryGroup[];
