import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "../../components/describe-error.ts";
import { useJoining } from "../../components/use-joining.ts";

const useStyles = makeStyles({
  status: {
    flexBasis: "100%",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Joins or leaves; each undoes the other. Absent while it is not known which of the two it would be. */
export function JoinButton({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { joined, change } = useJoining(communityId);

  if (joined === undefined) return null;
  return (
    <>
      <Button
        appearance="subtle"
        disabledFocusable={change.isPending}
        onClick={() => {
          change.mutate(!joined);
        }}
      >
        {t(joined ? "community.leave" : "community.join")}
      </Button>
      <span role="status" className={styles.status}>
        {change.isSuccess && t(change.variables ? "community.joined" : "community.left")}
        {change.isError && describeError(change.error, t).text}
      </span>
    </>
  );
}
