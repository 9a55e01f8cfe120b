// The reply that the community has already: similar entries first, others by words.
import { Button, Field, SearchBox } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { searchQuery, similarQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { useDetails } from "../../components/details.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { paths } from "../../components/paths.ts";
import { useSettled } from "../../components/use-settled.ts";
import { KindMark } from "../../entries/KindMark.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const typingMs = 300;

export interface ChooseEntryProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
  onCancel: () => void;
}

export function ChooseEntry({ problem, onDone, onCancel }: ChooseEntryProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const api = useApi();
  const change = useProblemChange(problem, onDone);
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim(), typingMs);
  const { communityId } = problem;
  const similar = useQuery(similarQuery(api, communityId, problem.title));
  const search = useQuery(searchQuery(api, { communityId }, words));
  const found = words === "" ? similar.data?.entries : search.data?.found.map(({ entry }) => entry);
  const answers = found?.filter((entry) => canAnswer(entry, problem));
  const answerWith = ({ kind, id }: EntrySummary) =>
    change.mutate({
      // Sent twice, it is one reply all the same.
      act: ({ reply }) => reply({ markdown: "", entry: { kind, id }, nonce: crypto.randomUUID() }),
      done: "replied",
    });
  return (
    <div className={details.card}>
      <Field label={t("reply.entry.find")}>
        <SearchBox
          autoFocus
          value={typed}
          maxLength={limits.query}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </Field>
      <ul className={layout.tightList}>
        {answers?.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className={layout.row}>
            <KindMark kind={entry.kind === "tip" ? "tip" : entry.state} />
            <AppLink to={paths[entry.kind](communityId, entry.id)}>{entry.title}</AppLink>
            <Button
              size="small"
              aria-label={t("reply.entry.chooseNamed", { title: entry.title })}
              disabledFocusable={change.isPending}
              onClick={() => answerWith(entry)}
            >
              {t("reply.entry.choose")}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className={layout.quiet}>
        {words !== "" && answers?.length === 0 && t("reply.entry.none")}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
      <div>
        <Button appearance="subtle" onClick={onCancel}>
          {t("write.cancel")}
        </Button>
      </div>
    </div>
  );
}

const canAnswer = (entry: EntrySummary, problem: ProblemView): boolean =>
  entry.kind === "tip" || (entry.state === "solved" && entry.id !== problem.id);
