import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { givenThanksQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ShowMore } from "../../components/ShowMore.tsx";
import { Named } from "../../components/Named.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { KindMark } from "../../entries/KindMark.tsx";
import { TakeBack } from "./TakeBack.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { ThanksText } from "./ThanksText.tsx";

/** What this person gave. It does not say what became of it, because nobody but the other knows. */
export function GivenThanks() {
  const { t } = useTranslation();
  const personName = usePersonName();
  const layout = useLayout();
  const details = useDetails();
  const pages = useInfiniteQuery(givenThanksQuery(useApi()));
  const [isTaken, setTaken] = useState(false);
  const all = pages.data?.pages.flatMap(({ thanks }) => thanks) ?? [];
  if (pages.isPending) return null;
  return (
    <Part
      title={t("thanks.mine.given")}
      intro={t(all.length === 0 ? "thanks.mine.givenNone" : "thanks.mine.givenIntro")}
    >
      <div role="status">{isTaken && t("thanks.takeBack.done")}</div>
      {pages.isLoadingError && <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {all.length > 0 && (
        <ShowMore items={all} pages={pages}>
          {() => (
            <ul className={layout.list}>
              {all.map(({ id, to, communityId, communityName, at, reason, about }) => (
                <li key={id} className={details.tightCard}>
                  <div className={details.meta}>
                    <KindMark kind="thanks" isNamed />
                    <h3 className={details.smallHeading}>
                      <Named people={[to]}>{t("thanks.to", { name: personName(to) })}</Named>
                    </h3>
                    <span>{t("thanks.inCommunity", { name: communityName })}</span>
                    <Day of={at} />
                  </div>
                  <ThanksText communityId={communityId} reason={reason} about={about} />
                  <div className={layout.row}>
                    <TakeBack thanksId={id} to={to} onDone={() => setTaken(true)} />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </Part>
  );
}
