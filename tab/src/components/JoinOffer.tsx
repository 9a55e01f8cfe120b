import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "./describe-error.ts";
import { useJoining } from "./use-joining.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** A quiet line where a person acts in a community that they have not joined, which they need not do. */
export function JoinOffer({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { joined, change } = useJoining(communityId);
  const hasJoinedHere = joined === true && change.isSuccess;
  if (joined !== false && !hasJoinedHere) return null;
  return (
    <div className={styles.line}>
      <span role="status">{t(hasJoinedHere ? "community.joined" : "joinOffer.text")}</span>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={change.isPending}
        onClick={() => change.mutate(!hasJoinedHere)}
      >
        {t(hasJoinedHere ? "app.undo" : "community.join")}
      </Button>
      {change.isError && <span role="alert">{describeError(change.error, t).text}</span>}
    </div>
  );
}
