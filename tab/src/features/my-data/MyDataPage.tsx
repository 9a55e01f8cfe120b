import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetAllButJobs } from "../../api/job-queries.ts";
import { downloadMyData, eraseMyData, exportMyData } from "../../api/my-data-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { Section } from "../../components/Section.tsx";
import { JobSteps } from "../../jobs/JobSteps.tsx";
import { useJob } from "../../jobs/use-job.ts";

/** What is stored about the person: to export, and to erase. */
export function MyDataPage() {
  const { t } = useTranslation();
  return (
    <PageFrame
      title={t("myData.title")}
      above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}
      below={t("myData.intro")}
    >
      <Export />
      <Erase />
    </PageFrame>
  );
}

function Export() {
  const { t } = useTranslation();
  const api = useApi();
  const { job, isRunning, isAsking, error, ask } = useJob("exportMyData", exportMyData);
  const downloading = useMutation({
    mutationFn: () => downloadMyData(api),
    onSuccess: (zip) => saveFile(zip, "my-data.zip"),
  });
  const isReady = job?.state === "done";
  return (
    <Section title={t("myData.export.title")} intro={t("myData.export.what")}>
      <JobSteps
        job={job}
        error={error ?? downloading.error}
        strings={{ running: t("myData.export.running"), done: t("myData.export.ready") }}
        onRetry={() => ask()}
      >
        <div>
          <Button
            appearance="primary"
            disabledFocusable={downloading.isPending}
            onClick={() => downloading.mutate()}
          >
            {t("myData.export.download")}
          </Button>
        </div>
      </JobSteps>
      <div>
        <Button disabledFocusable={isAsking || isRunning} onClick={() => ask()}>
          {t(isReady ? "myData.export.again" : "myData.export.button")}
        </Button>
      </div>
    </Section>
  );
}

function Erase() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const openerId = useId();
  const [isAsked, setAsked] = useState(false);
  // Whatever was read before shows what is gone.
  const { job, isRunning, isAsking, error, ask } = useJob("eraseMyData", eraseMyData, () =>
    forgetAllButJobs(queryClient),
  );
  return (
    <Section
      title={t("myData.erase.title")}
      intro={[t("myData.erase.own"), t("myData.erase.stays"), t("myData.erase.beyond")]}
    >
      <div>
        <Button
          id={openerId}
          disabledFocusable={isAsking || isRunning}
          aria-expanded={isAsked}
          onClick={() => setAsked(!isAsked)}
        >
          {t("myData.erase.button")}
        </Button>
      </div>
      {isAsked && (
        <Confirm
          question={t("myData.erase.ask")}
          yes={t("myData.erase.confirm")}
          no={t("myData.erase.keep")}
          isBusy={isAsking}
          onYes={() => ask(undefined, { onSuccess: () => setAsked(false) })}
          onNo={() => {
            setAsked(false);
            document.getElementById(openerId)?.focus();
          }}
        />
      )}
      <JobSteps
        job={job}
        error={error}
        strings={{ running: t("myData.erase.running"), done: t("myData.erase.done") }}
        onRetry={() => ask()}
      />
    </Section>
  );
}
