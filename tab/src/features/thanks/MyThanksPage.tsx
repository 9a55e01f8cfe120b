import { Button } from "@fluentui/react-components";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReceivedThanksView } from "../../../../bot/contract/thanks.ts";
import { givenThanksQuery, receivedThanksQuery, thanksDocument } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { GivenThanks } from "./GivenThanks.tsx";
import { ReceivedThanks } from "./ReceivedThanks.tsx";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { useDone } from "../../components/use-done.tsx";
import { ThanksChoices } from "./ThanksChoices.tsx";

/** One's own thanks: to answer, to read, to take along; what one gave; what happens to them. */
export function MyThanksPage() {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const pages = useInfiniteQuery(receivedThanksQuery(api));
  const given = useInfiniteQuery(givenThanksQuery(api));
  const { onDone, note } = useDone();

  if (pages.isLoadingError) return <ErrorScreen error={pages.error} onRetry={() => void pages.refetch()} />;
  const first = pages.data?.pages[0];
  if (first === undefined || given.isPending) return <LoadingScreen label={t("thanks.loading")} />;
  const all = pages.data?.pages.flatMap(({ thanks }) => thanks) ?? [];
  const of = (...states: ReceivedThanksView["state"][]) => all.filter(({ state }) => states.includes(state));
  const list = (thanks: readonly ReceivedThanksView[], focusOn?: string) => (
    <ul className={layout.list}>
      {thanks.map((one) => (
        <li key={one.id}>
          <ReceivedThanks
            thanks={one}
            announces={first.preferences.announceReceived}
            focused={one.id === focusOn}
            onDone={onDone}
          />
        </li>
      ))}
    </ul>
  );
  const waiting = of("waiting");
  const kept = of("shown", "kept");
  const refused = of("refused");

  return (
    <PageFrame title={t("thanks.mine.title")} above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}>
      {note}
      {all.length === 0 && (
        <EmptyState title={t("thanks.mine.empty.title")}>{t("thanks.mine.empty.text")}</EmptyState>
      )}
      {waiting.length > 0 && (
        <Part title={t("thanks.mine.waiting")} intro={t("thanks.mine.waitingIntro")}>
          {list(waiting)}
        </Part>
      )}
      {(kept.length > 0 || pages.hasNextPage) && (
        <Part title={t("thanks.mine.all")}>
          <Document />
          <ShowMore items={kept} pages={pages}>
            {(focusOn) => list(kept, focusOn)}
          </ShowMore>
        </Part>
      )}
      <GivenThanks />
      <ThanksChoices preferences={first.preferences} />
      {refused.length > 0 && <Part title={t("thanks.mine.refused")}>{list(refused)}</Part>}
    </PageFrame>
  );
}

function Document() {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const taking = useMutation({
    mutationFn: () => thanksDocument(api),
    onSuccess: (file) => saveFile(file, "thanks.md"),
  });
  return (
    <>
      <div className={layout.row}>
        <Button disabledFocusable={taking.isPending} onClick={() => taking.mutate()}>
          {t("thanks.mine.document")}
        </Button>
        <span className={layout.small}>{t("thanks.mine.documentHint")}</span>
      </div>
      {taking.isError && <ErrorNote error={taking.error} />}
    </>
  );
}
