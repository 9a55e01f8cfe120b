import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys, membershipQuery, setJoined } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { describeError } from "../../components/describe-error.ts";

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
  const api = useApi();
  const queryClient = useQueryClient();
  const membership = useQuery(membershipQuery(api, communityId));
  const change = useMutation({
    mutationFn: (joined: boolean) => setJoined(api, communityId, joined),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.mine }),
  });

  if (membership.data === undefined) return null;
  const { joined } = membership.data;
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
