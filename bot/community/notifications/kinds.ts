// The reader of each notice. A new kind is a file in kinds/, a line here, its name in the contract and its strings.
import type { NoticeKind } from "../../contract/notices.ts";
import type { NoticeReader } from "./kind.ts";
import { acceptedNotice } from "./kinds/accepted.ts";
import { askedYouNotice } from "./kinds/asked-you.ts";
import { creditNotice } from "./kinds/credit.ts";
import { doubtedNotice } from "./kinds/doubted.ts";
import { followingNotice } from "./kinds/following.ts";
import { helpedNotice } from "./kinds/helped.ts";
import { hiddenNotice } from "./kinds/hidden.ts";
import { accessRequestNotice } from "./kinds/access-request.ts";
import { replyNotice } from "./kinds/reply.ts";
import { thanksNotice } from "./kinds/thanks.ts";
import { unansweredNotice } from "./kinds/unanswered.ts";
import { solvedNotice } from "./kinds/solved.ts";

const readers: Readonly<Record<NoticeKind, NoticeReader>> = {
  reply: replyNotice,
  solved: solvedNotice,
  accepted: acceptedNotice,
  helped: helpedNotice,
  credit: creditNotice,
  doubted: doubtedNotice,
  hidden: hiddenNotice,
  accessRequest: accessRequestNotice,
  thanks: thanksNotice,
  following: followingNotice,
  unanswered: unansweredNotice,
  askedYou: askedYouNotice,
};

/** Undefined for a kind that only a newer version knows. */
export const readerOf = (kind: string): NoticeReader | undefined =>
  Object.hasOwn(readers, kind) ? readers[kind as NoticeKind] : undefined;
