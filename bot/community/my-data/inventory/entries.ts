// What members write and see of each other.
import { limits } from "../../../contract/limits.ts";
import { remainderMs } from "../../outbox/posted-card.ts";
import { takenBackMs } from "../../thanks/received.ts";
import { threadTipMs } from "../../tips/thread-tip.ts";
import {
  untilErased,
  withCommunity,
  members,
  stewards,
  onlyYou,
  nobody,
  lasting,
  type InventoryGroup,
} from "./inventory-group.ts";

export const entryInventory = [
  {
    title: "Tips",
    items: [
      {
        kinds: ["tip"],
        name: "Tip",
        holds: "its words and their sources; who saved, wrote, checked or hid it, and who is credited",
        why: "what helped is found again, and credited",
        kept: `${withCommunity}; from a tip that others made, you can take your own words back`,
        readBy: `${members}, but not who confirmed it; when it is hidden, its authors and ${stewards}`,
      },
      {
        kinds: ["revision."],
        name: "Earlier versions",
        holds: "what a tip said before, and who wrote that",
        why: "changes can be undone",
        kept: "as long as the tip",
        readBy: members,
      },
      {
        kinds: ["picture", "pictures"],
        name: "Pictures",
        holds:
          "what you put into tips, problems and replies, without place and time of a photo; who brought it",
        why: "a picture says what words cannot",
        kept: "as long as a text shows it, or your draft might",
        readBy: "who sees the text, and you",
      },
      {
        kinds: ["withdrawnMessage"],
        name: "Message taken back",
        holds: "your id, and a code that stands for the message, without its words",
        why: "no one else saves it there again",
        kept: `${withCommunity}, or ${untilErased}`,
        readBy: nobody,
      },
      {
        kinds: ["threadTip"],
        name: "Tip of a thread",
        holds: "codes that stand for a thread and for the tip saved from it; no person, no words",
        why: "another message of it can go into the same tip",
        kept: lasting(threadTipMs),
        readBy: nobody,
      },
      {
        kinds: ["board"],
        name: "Pins",
        holds: "which entries come first; no person",
        why: "the most useful is seen first",
        kept: "until unpinned",
        readBy: members,
      },
    ],
  },
  {
    title: "Problems",
    items: [
      {
        kinds: ["problem"],
        name: "Problem with replies",
        holds: "the words; who asked, replied, accepted, passed it on, hid it or has it too",
        why: "you get answers, and hear when it is solved",
        kept: `${withCommunity}; you can take yours back as long as it has no reply`,
        readBy: `${members}; no one sees who asked without a name, or who has it too`,
      },
      {
        kinds: ["cardRemainder"],
        name: "Cards of what was taken back",
        holds: "where the bot had posted it; no person and no words",
        why: "the cards say that it is gone",
        kept: lasting(remainderMs),
        readBy: nobody,
      },
    ],
  },
  {
    title: "Thanks and stories",
    items: [
      {
        kinds: ["receivedThanks"],
        name: "Thanks to you",
        holds: "from whom, where, for what, and what you decided",
        why: "you read them first, and decide who else does",
        kept: `until they are taken back, or ${untilErased}`,
        readBy: onlyYou,
      },
      {
        kinds: ["receivedThanksTakenBack"],
        name: "Thanks to you that were taken back",
        holds: "that they are gone",
        why: "the card that brought them follows",
        kept: lasting(takenBackMs),
        readBy: nobody,
      },
      {
        kinds: ["givenThanks"],
        name: "Thanks that you gave",
        holds: "to whom, where and for what",
        why: "you can take them back",
        kept: `until you take them back, or ${untilErased}`,
        readBy: onlyYou,
      },
      {
        kinds: ["thanks"],
        name: "Shared thanks",
        holds: "who thanked whom, for what, who joined in, and who hid them",
        why: "the community sees what it is thankful for",
        kept: "until one of the two takes them back, or the thanked person erases their data",
        readBy: members,
      },
      {
        kinds: ["story."],
        name: "“This helped me” and stories",
        holds: "what helped you, what it changed, whether with your name, and for whom",
        why: "those who helped hear of it; others, if you want",
        kept: `until you take it back, or ${untilErased}`,
        readBy: "whom you choose; your name only where you allow it",
      },
      {
        kinds: ["stories"],
        name: "List of your stories",
        holds: "where they are",
        why: "you can take them back anywhere",
        kept: "as long as the stories",
        readBy: onlyYou,
      },
      {
        kinds: ["heardStories"],
        name: "Stories that your help made possible",
        holds: "where they are",
        why: "you hear of them, once a day at most",
        kept: `the newest ${limits.heardStories}, ${untilErased}`,
        readBy: onlyYou,
      },
    ],
  },
] as const satisfies readonly InventoryGroup[];
