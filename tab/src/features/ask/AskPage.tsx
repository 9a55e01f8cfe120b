import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { canPost } from "../../../../bot/contract/conversation-kind.ts";
import type { AskProblemInput, AskProblemView, ProblemView } from "../../../../bot/contract/problems.ts";
import type { Api } from "../../api/client.ts";
import { askProblem, editProblem, problemQuery, withdrawProblem } from "../../api/problem-queries.ts";
import { communityPageQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useSettled } from "../../components/use-settled.ts";
import { Askable } from "../../entries/Askable.tsx";
import { SimilarEntries } from "../../entries/SimilarEntries.tsx";
import { searchOfStep } from "../../entries/search-words.ts";
import { DraftNotes } from "../../writing/DraftNotes.tsx";
import { askedState } from "../../writing/asked-step.ts";
import { useEntryForm, type Sent } from "../../writing/use-entry-form.ts";
import { askInputOf, draftStore, emptyDraft, problemForm } from "./draft.ts";
import { ProblemForm } from "./ProblemForm.tsx";

/** How long typing rests before people are looked for. */
const restMs = 300;

/** Asks the community; what it already knows shows while one types. */
export function AskPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const wayBack = paths.problems(communityId);
  const page = useInfiniteQuery({ ...communityPageQuery(api, communityId), staleTime: Infinity });
  const { places } = page.data?.pages[0]?.community ?? {};
  const writing = useEntryForm({
    kind: "problem",
    shape: problemForm,
    store: () => draftStore(() => sessionStorage, communityId),
    initial() {
      const { words, narrowed } = searchOfStep();
      return { ...emptyDraft(crypto.randomUUID()), title: words, tagLine: narrowed.tag ?? "" };
    },
    inputOf: askInputOf,
    send: (input: AskProblemInput) => ask(api, communityId, input),
    keyOf: ({ id }) => problemQuery(api, communityId, id).queryKey,
  });

  const tagLine = useSettled(writing.draft.tagLine, restMs);
  return (
    <PageFrame title={t("ask.title")} above={<BackLink to={wayBack}>{t("ask.back")}</BackLink>}>
      <DraftNotes {...writing} />
      <ProblemForm
        communityId={communityId}
        writing={writing}
        submit={t("ask.send")}
        submitting={t("ask.sending")}
        wayBack={wayBack}
        isNew
        canAnnounce={places?.some(canPost) ?? page.isError}
        underTitle={
          <>
            <SimilarEntries
              communityId={communityId}
              heading={t("similar.ask")}
              title={writing.draft.title}
            />
            <Askable communityId={communityId} tags={tagLine} />
          </>
        }
      />
      <JoinOffer communityId={communityId} />
    </PageFrame>
  );
}

/** Asks once. Where an attempt before arrived though its answer did not, what was typed since then counts. */
async function ask(api: Api, communityId: string, input: AskProblemInput): Promise<Sent<ProblemView>> {
  const sent = (entry: ProblemView, asked: AskProblemView) => ({ entry, state: askedState(asked) });
  const asked = await askProblem(api, communityId, input);
  const { outcome, problem } = asked;
  if (outcome === "asked") return sent(problem, asked);
  if ((problem.asker.kind === "withoutName") === input.withoutName) {
    const version = { version: problem.version };
    return sent(await editProblem(api, communityId, problem.id, { ...input, ...version }), asked);
  }
  // Whether a name is shown cannot be changed: the first one goes before another is asked.
  await withdrawProblem(api, communityId, problem.id);
  const again = await askProblem(api, communityId, { ...input, nonce: crypto.randomUUID() });
  return sent(again.problem, again);
}
