import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { LazyMarkdown } from "../../components/LazyMarkdown.tsx";
import { TagLine } from "../../components/TagLine.tsx";
import type { Draft } from "./draft.ts";
import { tagsOfLine } from "./tag-line.ts";

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ":focus": { outline: "none" },
  },
  text: { margin: 0 },
  both: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(280px, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
  },
  side: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  sideHeading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface ChangedMeanwhileProps {
  current: TipView;
  draft: Draft;
  isSaving: boolean;
  onSaveMine: () => void;
  onTakeTheirs: () => void;
  onGoOn: () => void;
}

/** Two people edited one tip: shows both, and leaves the choice to the one who came second. */
export function ChangedMeanwhile({ current, draft, isSaving, ...choices }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={styles.panel}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t("write.changed.title")}
      </h2>
      <p className={styles.text}>{t("write.changed.text")}</p>
      <div className={styles.both}>
        <Side heading={t("write.changed.theirs")} {...current} />
        <Side
          heading={t("write.changed.yours")}
          title={draft.title}
          markdown={draft.markdown}
          tags={tagsOfLine(draft.tagLine)}
        />
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={isSaving} onClick={choices.onSaveMine}>
          {t("write.changed.keepYours")}
        </Button>
        <Button disabledFocusable={isSaving} onClick={choices.onTakeTheirs}>
          {t("write.changed.takeTheirs")}
        </Button>
        <Button appearance="subtle" disabledFocusable={isSaving} onClick={choices.onGoOn}>
          {t("write.changed.goOn")}
        </Button>
      </div>
    </div>
  );
}

interface SideProps {
  heading: string;
  title: string;
  markdown: string;
  tags: readonly string[];
}

function Side({ heading, title, markdown, tags }: SideProps) {
  const styles = useStyles();
  return (
    <section className={styles.side} aria-label={heading}>
      <h3 className={styles.sideHeading}>{heading}</h3>
      <p className={styles.title} dir="auto">
        {title}
      </p>
      <LazyMarkdown text={markdown} topHeading={4} />
      <TagLine tags={tags} />
    </section>
  );
}
