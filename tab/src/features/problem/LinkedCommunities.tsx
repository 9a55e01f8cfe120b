import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Note } from "../../components/Note.tsx";
import { paths } from "../../components/paths.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { TakeBackCrossPost } from "./TakeBackCrossPost.tsx";

const useStyles = makeStyles({ held: { visibility: "hidden" } });

/** Where else the problem is known, with a link for people who are in that community. */
export function LinkedCommunities({ problem }: { problem: ProblemView }) {
  const { crossPostedFrom, crossPostedTo } = problem;
  const { t } = useTranslation();
  const styles = useStyles();
  const personName = usePersonName();
  const isKnown = crossPostedFrom !== undefined || crossPostedTo.length > 0;
  const mine = useQuery({ ...myCommunitiesQuery(useApi()), enabled: isKnown });
  const link = ({ communityId, problemId }: ProblemView["crossPostedTo"][number]) => {
    const words = t("linkedCommunities.open");
    // Until it is known it keeps its place.
    if (mine.isLoading) return <span className={styles.held}> {words}</span>;
    return (
      mine.data?.communities.some(({ id }) => id === communityId) === true && (
        <>
          {" "}
          <AppLink to={paths.problem(communityId, problemId)}>{words}</AppLink>
        </>
      )
    );
  };
  return (
    <>
      {crossPostedFrom !== undefined && (
        <Note
          action={
            crossPostedFrom.canTakeBack && <TakeBackCrossPost problem={problem} home={crossPostedFrom} />
          }
        >
          {t("linkedCommunities.from", {
            name: crossPostedFrom.communityName,
            by: personName(crossPostedFrom.by),
          })}
          {link(crossPostedFrom)}
        </Note>
      )}
      {crossPostedTo.map((one) => (
        <Note key={one.problemId}>
          {t("linkedCommunities.to", { name: one.communityName })}
          {link(one)}
        </Note>
      ))}
    </>
  );
}
