import type { HomeView, WaitingView } from "../../contract/personal.ts";
import { communitySummary } from "../communities/community-view.ts";
import { entrySummary, type EntryOfCommunity } from "../entries/find-entries.ts";
import { problemCardView } from "../problems/problem-view.ts";
import { receivedView } from "../thanks/received.ts";
import { doubtViews } from "../tips/tip-view.ts";
import type { Home, WaitingForPerson } from "./home.ts";

export function homeView({ waiting, couldHelp, fresh, reading }: Home, now: Date): HomeView {
  const seen = (one: EntryOfCommunity) => entrySummary(one, now);
  return {
    waiting: waiting.map((one) => waitingView(one, now)),
    couldHelp: couldHelp.map(seen),
    fresh: fresh.map(seen),
    reading,
  };
}

/** With the words that the person is asked about. */
function waitingView(one: WaitingForPerson, now: Date): WaitingView {
  if (one.why === "thanks") return { why: one.why, thanks: receivedView(one.thanks) };
  if (one.why === "accessRequested" || one.why === "reportedOther")
    return { why: one.why, community: communitySummary(one.community) };
  const { entry, community } = one;
  const asked = { entry: entrySummary(one, now) };
  if (one.why === "replied" && entry.kind === "problem") {
    const { newestReply } = problemCardView(entry.problem, community);
    return { why: one.why, ...asked, ...(newestReply && { reply: newestReply }) };
  }
  if ((one.why === "doubted" || one.why === "credit") && entry.kind === "tip") {
    const [doubt] = doubtViews(entry.tip);
    return { why: one.why, ...asked, ...(doubt && { doubt }) };
  }
  return { why: one.why, ...asked };
}
