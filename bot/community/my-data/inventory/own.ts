// What a person keeps for themselves, and does with all that is about them.
import { limits } from "../../../contract/limits.ts";
import { tombstoneDays } from "../../../records/records.ts";
import { endedJobMs } from "../../jobs/job.ts";
import { keptFileMs } from "../../jobs/kept-file.ts";
import { mostNotices } from "../../notifications/person-notices.ts";
import {
  untilErased,
  untilRemoved,
  onlyYou,
  members,
  nobody,
  lasting,
  dayMs,
  type InventoryGroup,
} from "./inventory-group.ts";

export const ownInventory = [
  {
    title: "Your own lists and settings",
    items: [
      {
        kinds: ["memberships"],
        name: "Communities that you joined",
        holds: "which they are, and your name",
        why: "search knows where to look, and a community that is open to the organisation what you are called",
        kept: `until you leave them; your name, ${untilErased}`,
        readBy: `${onlyYou}; in a community open to the organisation, a member who names you learns that you joined`,
      },
      {
        kinds: ["bookmarks", "following"],
        name: "What you saved and follow",
        holds: "tips, problems, tags, and communities whose new problems you hear of",
        why: "you find them again, and hear what is new",
        kept: untilRemoved,
        readBy: onlyYou,
      },
      {
        kinds: ["followers"],
        name: "Who follows a tag, tip, problem or community",
        holds: "ids of people",
        why: "notifications find them",
        kept: `until they stop following, or ${untilErased}`,
        readBy: nobody,
      },
      {
        kinds: ["askMe"],
        name: "You may ask me about",
        holds: "who wrote it, and up to five tags",
        why: "members find whom they may ask",
        kept: "until you take it away, leave the community, or erase your data",
        readBy: members,
      },
      {
        kinds: ["draft", "listedDraft"],
        name: "Drafts",
        holds: "what you typed and did not send",
        why: "it is there on your other devices",
        kept: `until you send or discard it, at most ${limits.draftDays} days after you typed`,
        readBy: onlyYou,
      },
      {
        kinds: ["notices"],
        name: "Notifications",
        holds: "what you are to hear of, what you heard of lately, and your chat with the bot",
        why: "several come on one card, each once",
        kept: `the newest ${mostNotices.waiting} that wait and ${mostNotices.delivered} that came, ${untilErased}`,
        readBy: onlyYou,
      },
      {
        kinds: ["noticeSettings", "thanksPreferences"],
        name: "Settings",
        holds: "your choices about notifications, quiet hours and thanks, and your name",
        why: "they are kept to",
        kept: untilErased,
        readBy: onlyYou,
      },
    ],
  },
  {
    title: "Export, import and erasure",
    items: [
      {
        kinds: ["job"],
        name: "Work for you",
        holds: "for whom an export, import or erasure runs, and how far it is",
        why: "it goes on after a restart",
        kept: "until it has ended",
        readBy: onlyYou,
      },
      {
        kinds: ["endedJob"],
        name: "Work that ended",
        holds: "how it ended; no person",
        why: "you see the result",
        kept: lasting(endedJobMs),
        readBy: onlyYou,
      },
      {
        kinds: ["exportedPart", "uploadedPart"],
        name: "Files",
        holds: "your exported data; a file that you import",
        why: "you download it; the import reads it",
        kept: `at most ${lasting(keptFileMs)}`,
        readBy: onlyYou,
      },
      {
        kinds: ["erased"],
        name: "Erasure",
        holds: "in which communities someone was erased, without whom",
        why: "search forgets them, too",
        kept: lasting(tombstoneDays * dayMs),
        readBy: nobody,
      },
    ],
  },
] as const satisfies readonly InventoryGroup[];
