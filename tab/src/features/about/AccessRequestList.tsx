import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accessRequestsQuery, letIn, passOver } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Note } from "../../components/Note.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { useCommunityChange } from "../../api/use-community-change.ts";

/** Who asks to be let in, for stewards: two answers to each. */
export function AccessRequestList({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const api = useApi();
  const queryClient = useQueryClient();
  const accessRequests = useQuery(accessRequestsQuery(api, communityId));
  const again = () =>
    queryClient.invalidateQueries({ queryKey: accessRequestsQuery(api, communityId).queryKey });
  const admit = useCommunityChange(communityId, (client, userId: string) =>
    letIn(client, communityId, userId),
  );
  const pass = useMutation({
    mutationFn: (userId: string) => passOver(api, communityId, userId),
    onSuccess: again,
  });
  const failed = [admit, pass, accessRequests].find(({ isError }) => isError);
  return (
    <>
      {accessRequests.data?.accessRequests.map(({ userId, name, message }) => (
        <Note
          key={userId}
          title={t("about.readers.asks", { name: personName(name, "atStart") })}
          action={
            <ButtonRow>
              <Button onClick={() => admit.mutate(userId, { onSuccess: () => void again() })}>
                {t("about.readers.letIn")}
              </Button>
              <Button appearance="subtle" onClick={() => pass.mutate(userId)}>
                {t("about.readers.passOver")}
              </Button>
            </ButtonRow>
          }
        >
          {message}
        </Note>
      ))}
      {failed !== undefined && <ErrorNote error={failed.error} />}
    </>
  );
}
