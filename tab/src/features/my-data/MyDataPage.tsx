import { Button, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { eraseMyData, exportMyData } from "../../api/my-data-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { Section } from "../../components/Section.tsx";

const useStyles = makeStyles({ said: { ":empty": { display: "none" } } });

/** What is held about the person: to take along, and to erase. */
export function MyDataPage() {
  const { t } = useTranslation();
  return (
    <PageFrame
      title={t("myData.title")}
      above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}
      below={t("myData.intro")}
    >
      <TakeAlong />
      <Erase />
    </PageFrame>
  );
}

function TakeAlong() {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const taking = useMutation({
    mutationFn: () => exportMyData(api),
    onSuccess: (zip) => saveFile(zip, "my-data.zip"),
  });
  return (
    <Section title={t("myData.take.title")} intro={t("myData.take.what")}>
      <div>
        <Button disabledFocusable={taking.isPending} onClick={() => taking.mutate()}>
          {t("myData.take.button")}
        </Button>
      </div>
      <span role="status" className={styles.said}>
        {taking.isPending && t("myData.take.busy")}
      </span>
      {taking.isError && <ErrorNote error={taking.error} />}
    </Section>
  );
}

function Erase() {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const openerId = useId();
  const [isAsked, setAsked] = useState(false);
  const erasing = useMutation({
    mutationFn: () => eraseMyData(api),
    onSuccess: () => {
      setAsked(false);
      // Whatever was read before shows what is gone.
      queryClient.removeQueries();
    },
  });
  return (
    <Section
      title={t("myData.erase.title")}
      intro={[t("myData.erase.own"), t("myData.erase.stays"), t("myData.erase.beyond")]}
    >
      <div>
        <Button
          id={openerId}
          disabledFocusable={erasing.isPending}
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
          isBusy={erasing.isPending}
          onYes={() => erasing.mutate()}
          onNo={() => {
            setAsked(false);
            document.getElementById(openerId)?.focus();
          }}
        />
      )}
      <span role="status" className={styles.said}>
        {erasing.isSuccess && t(`myData.erase.${erasing.data.outcome}`)}
      </span>
      {erasing.isError && <ErrorNote error={erasing.error} />}
    </Section>
  );
}
