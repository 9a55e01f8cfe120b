import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { givenThanksQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { TakeBack } from "./TakeBack.tsx";
import { useThanksStyles } from "./thanks-styles.ts";
import { ThanksText } from "./ThanksText.tsx";

/** What this person gave. It does not say what became of it, because nobody but the other knows. */
export function GivenThanks() {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useThanksStyles();
  const pages = useInfiniteQuery(givenThanksQuery(useApi()));
  const [isTaken, setTaken] = useState(false);
  const all = pages.data?.pages.flatMap(({ thanks }) => thanks) ?? [];
  if (pages.isPending) return null;
  return (
    <section className={styles.section} aria-labelledby="given-thanks">
      <h2 id="given-thanks" className={styles.title}>
        {t("thanks.mine.given")}
      </h2>
      <div role="status">{isTaken && t("thanks.takeBack.done")}</div>
      {pages.isLoadingError && <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />}
      <p className={styles.intro}>
        {all.length === 0 ? t("thanks.mine.givenNone") : t("thanks.mine.givenIntro")}
      </p>
      {all.length > 0 && (
        <ShowMore items={all} pages={pages}>
          {() => (
            <ul className={styles.list}>
              {all.map(({ id, to, communityId, communityName, at, reason, about }) => (
                <li key={id} className={styles.card}>
                  <div className={styles.head}>
                    <h3 className={styles.heading}>{t("thanks.to", { name: personName(to) })}</h3>
                    <span>{t("thanks.inCommunity", { name: communityName })}</span>
                    <Day of={at} />
                  </div>
                  <ThanksText communityId={communityId} reason={reason} about={about} />
                  <div className={styles.row}>
                    <TakeBack thanksId={id} to={to} onDone={() => setTaken(true)} />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </section>
  );
}
