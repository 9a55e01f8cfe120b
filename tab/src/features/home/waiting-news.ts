import type { TFunction } from "i18next";
import type { ActorView, NamedView } from "../../../../bot/contract/people.ts";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import type { Api } from "../../api/client.ts";
import { problemActions } from "../../api/problem-queries.ts";
import { answerCredit, checkTip } from "../../api/tip-queries.ts";
import type { Done } from "../../components/use-done.tsx";
import type { usePersonName } from "../../components/use-person-name.ts";

export type EntryThatWaits = Extract<WaitingView, { entry: unknown }>;

export interface Answer extends Done {
  readonly name: string;
  readonly give: (api: Api) => Promise<unknown>;
}

interface News {
  readonly news: string;
  /** Whose news it is. */
  readonly person?: ActorView | NamedView;
  /** What a person wrote. */
  readonly quote?: string;
  /** Those that can be given at once. */
  readonly answers?: readonly Answer[];
}

/** What happened to an entry that waits for this person. */
export function newsOf(
  waiting: EntryThatWaits,
  t: TFunction,
  personName: ReturnType<typeof usePersonName>,
): News {
  const { communityId, id, excerpt } = waiting.entry;
  switch (waiting.why) {
    case "replied": {
      const { reply } = waiting;
      if (reply === undefined) return { news: t("home.waits.replied") };
      const solved: Answer = {
        name: t("home.waits.solved"),
        give: (api) => problemActions(api, communityId, id).accept(reply.id, { reason: "" }),
        said: t("home.waits.solvedSaid"),
        undo: (api) => problemActions(api, communityId, id).undoAccept(reply.id),
      };
      const name = personName(reply.author, "atStart");
      return {
        news: t("home.waits.repliedBy", { name }),
        person: reply.author,
        quote: reply.excerpt,
        answers: [solved],
      };
    }
    case "doubted": {
      const { doubt } = waiting;
      const works: Answer = {
        name: t("home.waits.works"),
        give: (api) => checkTip(api, communityId, id, { works: true }),
        said: t("home.waits.worksSaid"),
        undo: (api) => checkTip(api, communityId, id, undefined),
      };
      if (doubt === undefined) return { news: t("home.waits.doubted"), answers: [works] };
      const name = personName(doubt);
      return {
        news: t("home.waits.doubtedBy", { name }),
        person: doubt,
        quote: doubt.text,
        answers: [works],
      };
    }
    case "credit": {
      const answers = (["keep", "withoutName"] as const).map((answer): Answer => ({
        name: t(`home.waits.${answer}`),
        give: (api) => answerCredit(api, communityId, id, { answer }),
        said: t(`home.waits.${answer}Said`),
        undo: (api) => answerCredit(api, communityId, id, { answer: "askAgain" }),
      }));
      return { news: t("home.waits.credit"), quote: excerpt, answers };
    }
    case "reported":
      return { news: t("home.waits.reported") };
  }
}
