import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RevisionView } from "../../../../bot/contract/revisions.ts";
import { textChanges, type Part } from "./text-changes.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  added: {
    textDecorationLine: "underline",
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
  },
  removed: {
    textDecorationLine: "line-through",
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
});

export interface TextChangesProps {
  before: RevisionView;
  after: RevisionView;
}

/** Title and text of two contents in one, with what went and what came. */
export function TextChanges({ before, after }: TextChangesProps) {
  const { t } = useTranslation();
  const details = useDetails();
  const [title, text] = useMemo(
    () => [textChanges(before.title, after.title), textChanges(before.markdown, after.markdown)],
    [before, after],
  );
  if (title.length === 0 && text.length === 0) return <p className={details.typed}>{t("history.same")}</p>;
  return (
    <>
      {title.length > 0 && (
        <p className={details.typed} dir="auto">
          <Parts parts={title} />
        </p>
      )}
      {text.length > 0 && (
        <p className={details.typed} dir="auto">
          <Parts parts={text} />
        </p>
      )}
    </>
  );
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const styles = useStyles();
  return parts.map(({ kind, text }, index) => {
    if (kind === "same") return text;
    const Mark = kind === "added" ? "ins" : "del";
    return (
      // Parts of one comparison never move.
      <Mark key={index} className={styles[kind]}>
        <span className={layout.spoken}> {t(kind === "added" ? "history.added" : "history.removed")} </span>
        {text}
      </Mark>
    );
  });
}
