import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { keys } from "../../api/queries.ts";
import { exportCommunity, importCommunity, setClosed } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { saveFile } from "../../components/save-file.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useCommunityChange } from "./use-community-change.ts";

/** Taking a community along, bringing one in, closing it. */
export function MovingSection({ about }: { about: CommunityAboutView }) {
  const { t } = useTranslation();
  const api = useApi();
  const { id, closed } = about.community;
  const [isAsked, setAsked] = useState(false);
  const taking = useMutation({
    mutationFn: () => exportCommunity(api, id),
    onSuccess: (zip) => saveFile(zip, "community.zip"),
  });
  const closing = useCommunityChange(id, (client, isClosed: boolean) => setClosed(client, id, isClosed));
  const failed = [taking, closing].find(({ isError }) => isError);
  return (
    <Section title={t("about.moving.title")} intro={t("about.moving.intro")}>
      <ButtonRow>
        <Button disabledFocusable={taking.isPending} onClick={() => taking.mutate()}>
          {t("about.moving.take")}
        </Button>
        {about.iAmSteward && closed === undefined && <BringIn communityId={id} />}
        {about.iAmSteward && closed === undefined && !isAsked && (
          <Button appearance="subtle" onClick={() => setAsked(true)}>
            {t("about.moving.close")}
          </Button>
        )}
        {about.iAmSteward && closed !== undefined && (
          <Button disabledFocusable={closing.isPending} onClick={() => closing.mutate(false)}>
            {t("about.moving.reopen")}
          </Button>
        )}
      </ButtonRow>
      {closed !== undefined && (
        <div>
          {t("about.moving.closedUntil")} <Day of={closed.until} />
        </div>
      )}
      {isAsked && closed === undefined && (
        <>
          <div>{t("about.moving.closeAsk")}</div>
          <ButtonRow>
            <Button
              disabledFocusable={closing.isPending}
              onClick={() => closing.mutate(true, { onSuccess: () => setAsked(false) })}
            >
              {t("about.moving.closeConfirm")}
            </Button>
            <Button appearance="subtle" onClick={() => setAsked(false)}>
              {t("about.cancel")}
            </Button>
          </ButtonRow>
        </>
      )}
      {failed !== undefined && <ErrorNote error={failed.error} />}
    </Section>
  );
}

function BringIn({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const bringing = useMutation({
    mutationFn: async (file: File) => importCommunity(api, communityId, await file.text()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) bringing.mutate(file);
          target.value = "";
        }}
      />
      <Button disabledFocusable={bringing.isPending} onClick={() => input.current?.click()}>
        {t("about.moving.bring")}
      </Button>
      <span role="status">{bringing.isSuccess && t("about.moving.brought")}</span>
      {bringing.isError && <ErrorNote error={bringing.error} />}
    </>
  );
}
