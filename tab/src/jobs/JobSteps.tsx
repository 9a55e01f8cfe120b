import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isEnded, type JobView } from "../../../bot/contract/jobs.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { Note } from "../components/Note.tsx";

const useStyles = makeStyles({
  steps: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    ":empty": { display: "none" },
  },
  said: { ":empty": { display: "none" } },
});

export interface JobStepsProps {
  job: JobView | undefined;
  /** What was wrong with asking. */
  error: unknown;
  /** Said while it runs, and once it is done. */
  strings: { readonly running: string; readonly done: string };
  onRetry: () => void;
  /** What can be done once it is done. */
  children?: ReactNode;
}

/** How a job stands, in words that are read out when they change: it runs, it is done, or it failed. */
export function JobSteps({ job, error, strings, onRetry, children }: JobStepsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const isRunning = job !== undefined && !isEnded(job);
  return (
    <div className={styles.steps}>
      <span id={id} role="status" className={styles.said}>
        {isRunning && strings.running}
        {job?.state === "done" && strings.done}
      </span>
      {isRunning && (
        <ProgressBar aria-labelledby={id} {...(job.progress !== undefined && { value: job.progress })} />
      )}
      {job?.state === "done" && children}
      {job?.failure !== undefined && (
        <Note intent="error" action={<Button onClick={onRetry}>{t("app.tryAgain")}</Button>}>
          {job.failure.message}
        </Note>
      )}
      {error !== null && error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}
