import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import { similarQuery } from "../api/problem-queries.ts";
import { useApi } from "../api/use-api.ts";
import { useSettled } from "../components/use-settled.ts";
import { useDetails } from "../components/details.ts";
import { useLayout } from "../components/layout.ts";
import { SimilarList } from "./SimilarList.tsx";

const typingMs = 300;
/** Fewer letters say too little. */
const fewestLetters = 4;

const useStyles = makeStyles({
  similar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** What the community already knows of what is being typed, which saves asking or saving it again. */
export function SimilarEntries({
  communityId,
  heading,
  title,
}: {
  communityId: string;
  heading: string;
  title: string;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  const settled = useSettled(title.trim().slice(0, limits.problemTitle), typingMs);
  const text = settled.length < fewestLetters ? "" : settled;
  // A help only: where it fails, asking works just as well.
  const query = { ...similarQuery(useApi(), communityId, text), placeholderData: keepPreviousData };
  const similar = useQuery(query).data?.entries ?? [];
  const shown = text === "" ? [] : similar;
  return (
    <>
      <span role="status" className={layout.spoken}>
        {shown.length > 0 && t("similar.found", { count: shown.length })}
      </span>
      {shown.length > 0 && (
        <section className={styles.similar} aria-labelledby="similar-entries">
          <h2 id="similar-entries" className={details.smallHeading}>
            {heading}
          </h2>
          <SimilarList entries={shown} />
          <p className={layout.small}>{t("similar.kept")}</p>
        </section>
      )}
    </>
  );
}
