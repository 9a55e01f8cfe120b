import { makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { sheet } from "./sheet.ts";

const useStyles = makeStyles({
  section: { ...sheet, gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  intro: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
});

export interface SectionProps {
  title: string;
  /** One paragraph, or several. */
  intro?: string | readonly string[];
  children: ReactNode;
}

/** One thing to know, and what can be done about it. */
export function Section({ title, intro = [], children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {[intro].flat().map((text) => (
        <p key={text} className={styles.intro}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
