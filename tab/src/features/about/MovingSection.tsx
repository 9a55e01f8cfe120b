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
import { Note } from "../../components/Note.tsx";
import { saveFile } from "../../components/save-file.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import { JobSteps } from "../../jobs/JobSteps.tsx";
import { useJob } from "../../jobs/use-job.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useCommunityChange } from "../../api/use-community-change.ts";

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
          <Day of={closed.until} within={(day) => t("about.moving.closedUntil", { day })} />
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
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const { job, isRunning, isAsking, error, ask } = useJob(
    "importCommunity",
    (api, file: File) => importCommunity(api, communityId, file),
    () => void queryClient.invalidateQueries({ queryKey: keys.community(communityId) }),
  );
  const isHere = job?.communityId === communityId;
  const choose = () => input.current?.click();
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          setTooLarge(file !== undefined && file.size > limits.importBytes);
          if (file !== undefined && file.size <= limits.importBytes) ask(file);
          target.value = "";
        }}
      />
      <Button disabledFocusable={isAsking || isRunning} onClick={choose}>
        {t("about.moving.bring")}
      </Button>
      <span role="status">{isAsking && t("about.moving.uploading")}</span>
      {isTooLarge && <Note intent="error">{t("about.moving.tooLarge")}</Note>}
      <JobSteps
        job={isHere && !isAsking ? job : undefined}
        error={error}
        strings={{ running: t("about.moving.bringing"), done: t("about.moving.brought") }}
        onRetry={choose}
      />
    </div>
  );
}
