import type { ProblemSummary } from "../../contract/problems.ts";
import type { Strings } from "../../strings/strings.ts";
import { boardButtons } from "./buttons.ts";
import {
  type Card,
  attachmentOf,
  beyondTitle,
  type CardVersion,
  cardOf,
  heading,
  openLink,
  sentence,
  subtle,
} from "./card.ts";
import { escapedText } from "./escape.ts";

/** A problem that somebody found and shares: what it is, and the way to the whole. It does not follow the problem. */
export function foundProblemCard(
  strings: Strings,
  problem: ProblemSummary,
  link: string,
  { version }: { readonly version?: CardVersion } = {},
): Card {
  const community = escapedText(problem.communityName);
  const excerpt = escapedText(beyondTitle(problem));
  const tags = problem.tags.map(escapedText).join(", ");
  const body = [
    subtle(strings("problem.of", { community })),
    heading(escapedText(problem.title), version),
    sentence(strings(`problem.${problem.state}`), { weight: "Bolder", spacing: "Small" }),
    ...(excerpt === "" ? [] : [sentence(excerpt, { spacing: "Small" })]),
    ...(tags === "" ? [] : [subtle(strings("card.tags", { tags }))]),
  ];
  const open = openLink(strings("problem.openPage"), link);
  const canPin = problem.state === "solved" && version !== "1.3";
  const actions = canPin ? [open, ...boardButtons(strings, { ...problem, kind: "problem" })] : [open];
  return attachmentOf(cardOf(body, actions, `${problem.title} – ${link}`, version));
}
