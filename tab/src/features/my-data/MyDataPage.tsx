import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { eraseMyData, exportMyData } from "../../api/my-data-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../components/BackLink.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { saveFile } from "../../components/save-file.ts";
import { sheet } from "../../components/sheet.ts";

const useStyles = makeStyles({
  section: { ...sheet, gap: tokens.spacingVerticalM, alignItems: "flex-start" },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  said: { ":empty": { display: "none" } },
});

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

function Part({ title, texts, children }: { title: string; texts: readonly string[]; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {texts.map((text) => (
        <p key={text} className={styles.text}>
          {text}
        </p>
      ))}
      {children}
    </section>
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
    <Part title={t("myData.take.title")} texts={[t("myData.take.what")]}>
      <Button disabledFocusable={taking.isPending} onClick={() => taking.mutate()}>
        {t("myData.take.button")}
      </Button>
      <span role="status" className={styles.said}>
        {taking.isPending && t("myData.take.busy")}
      </span>
      {taking.isError && <ErrorNote error={taking.error} />}
    </Part>
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
    <Part
      title={t("myData.erase.title")}
      texts={[t("myData.erase.own"), t("myData.erase.stays"), t("myData.erase.beyond")]}
    >
      <Button
        id={openerId}
        disabledFocusable={erasing.isPending}
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {t("myData.erase.button")}
      </Button>
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
    </Part>
  );
}
