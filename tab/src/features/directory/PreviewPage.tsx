import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { previewQuery, accessRequest, takeBackAccessRequest } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Emblem } from "../../components/Face.tsx";
import { CommunityErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";

/** What a community shows to people who are not in it yet: the way in, or a request to be let in. */
export function PreviewPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const preview = useQuery(previewQuery(api, communityId));
  const [message, setMessage] = useState("");
  const asking = useMutation({
    mutationFn: (isAsking: boolean) =>
      isAsking ? accessRequest(api, communityId, { message }) : takeBackAccessRequest(api, communityId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: previewQuery(api, communityId).queryKey }),
  });

  if (preview.isLoadingError)
    return <CommunityErrorScreen error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.isPending) return <LoadingScreen label={t("directory.loading")} />;
  const { community, canEnter, isAsking } = preview.data;
  return (
    <PageFrame
      title={community.name}
      picture={<Emblem emblem={community.emblem} />}
      above={<BackLink to={paths.directory}>{t("directory.title")}</BackLink>}
      below={community.purpose}
    >
      {canEnter && (
        <div>
          <AppButtonLink appearance="primary" to={paths.community(communityId)}>
            {t("directory.enter")}
          </AppButtonLink>
        </div>
      )}
      {!canEnter && isAsking && (
        <div>
          <p>{t("directory.asked")}</p>
          <Button disabledFocusable={asking.isPending} onClick={() => asking.mutate(false)}>
            {t("app.undo")}
          </Button>
        </div>
      )}
      {!canEnter && !isAsking && (
        <>
          <div>{t("directory.why")}</div>
          <Field label={t("directory.message")}>
            <Input
              value={message}
              maxLength={limits.accessRequestMessage}
              onChange={(_event, { value }) => setMessage(value)}
            />
          </Field>
          <div>
            <Button
              appearance="primary"
              disabledFocusable={asking.isPending}
              onClick={() => asking.mutate(true)}
            >
              {t("directory.ask")}
            </Button>
          </div>
        </>
      )}
      {asking.isError && <ErrorNote error={asking.error} />}
    </PageFrame>
  );
}
