import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LazyMarkdown } from "../markdown/LazyMarkdown.tsx";
import { TagLine } from "../entries/TagLine.tsx";
import { useLayout } from "../components/layout.ts";

const useStyles = makeStyles({
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
});

/** What two people wrote in the same place. */
export interface Written {
  title: string;
  markdown: string;
  tags: readonly string[];
}

export interface ChangedMeanwhileProps {
  title: string;
  text: string;
  /** As it stands now. */
  theirs: Written;
  yours: Written;
  isSaving: boolean;
  onSaveMine: () => void;
  onTakeTheirs: () => void;
  onGoOn: () => void;
}

/** Two people edited the same: shows both, and leaves the choice to the one who came second. */
export function ChangedMeanwhile({
  title,
  text,
  theirs,
  yours,
  isSaving,
  ...choices
}: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={layout.column}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.both}>
        <Side heading={t("write.changed.theirs")} written={theirs} />
        <Side heading={t("write.changed.yours")} written={yours} />
      </div>
      <div className={layout.row}>
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

function Side({ heading, written }: { heading: string; written: Written }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <section className={styles.side} aria-label={heading}>
      <h3 className={styles.sideHeading}>{heading}</h3>
      <p className={layout.heading} dir="auto">
        {written.title}
      </p>
      <LazyMarkdown text={written.markdown} topHeading={4} />
      <TagLine tags={written.tags} />
    </section>
  );
}
