// What each button of our cards does and costs. A verb that is missing here does not compile.
import type { CardVerb } from "../../contract/commands.ts";
import type { RequestCost } from "../../contract/request-limits.ts";
import { askProblemAction } from "./ask-problem.ts";
import { boardAction } from "./board.ts";
import type { CardAction } from "./card-action.ts";
import { commandAction } from "./commands.ts";
import { digestOfferAction } from "./digest-offer.ts";
import { findAction } from "./find.ts";
import { giveThanksAction } from "./give-thanks.ts";
import { noticeAction } from "./notices-card.ts";
import { problemAction } from "./problem-card.ts";
import { startCommunityAction } from "./start-community.ts";

export const cardActions = {
  runCommand: { cost: "similar", ...commandAction },
  startCommunity: { cost: "write", ...startCommunityAction },
  findEntries: { cost: "similar", ...findAction },
  askProblem: { cost: "notify", ...askProblemAction },
  replyToProblem: { cost: "notify", ...problemAction },
  acceptReply: { cost: "notify", ...problemAction },
  reopenProblem: { cost: "notify", ...problemAction },
  haveProblemToo: { cost: "write", ...problemAction },
  answerCredit: { cost: "write", ...noticeAction },
  answerAccessRequest: { cost: "write", ...noticeAction },
  declineAsked: { cost: "write", ...noticeAction },
  acceptNoticedReply: { cost: "notify", ...noticeAction },
  pinEntry: { cost: "write", ...boardAction },
  unpinEntry: { cost: "write", ...boardAction },
  answerThanks: { cost: "write", ...noticeAction },
  giveThanks: { cost: "notify", ...giveThanksAction },
  turnOnDigest: { cost: "write", ...digestOfferAction },
  declineDigest: { cost: "write", ...digestOfferAction },
} as const satisfies Record<CardVerb, CardAction & { readonly cost: RequestCost }>;
