import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StoryCycle, StoryTargetView } from "../../../../bot/contract/stories.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { paths } from "../../components/paths.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  text: {
    margin: 0,
    whiteSpace: "pre-wrap",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
});

export interface StoryCardProps {
  communityId: string;
  about: StoryTargetView;
  text: string;
  /** Stands in place of a text. */
  withoutText?: string;
  cycle?: StoryCycle | undefined;
  createdAt: string;
  /** Who told it, who reads it. */
  notes?: readonly string[];
  children?: ReactNode;
}

/** One story: its words first, then what it is about. */
export function StoryCard({
  communityId,
  about,
  text,
  withoutText,
  cycle,
  createdAt,
  ...props
}: StoryCardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  return (
    <li className={details.tightCard}>
      {text !== "" ? (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      ) : (
        <p className={mergeClasses(styles.text, layout.quiet)}>{withoutText}</p>
      )}
      {cycle !== undefined && <p className={layout.quiet}>{t(`story.cycles.${cycle}`)}</p>}
      <p className={layout.quiet}>
        {t(`story.about.${about.kind}`)}: <Target communityId={communityId} about={about} />
      </p>
      {props.children}
      <div className={details.meta}>
        {(props.notes ?? []).map((note) => (
          <span key={note}>{note}</span>
        ))}
        <Day of={createdAt} />
      </div>
    </li>
  );
}

function Target({ communityId, about }: { communityId: string; about: StoryTargetView }) {
  const { t } = useTranslation();
  if (about.title === undefined) return <>{t("story.about.gone")}</>;
  return <AppLink to={paths[about.kind](communityId, about.id)}>{about.title}</AppLink>;
}
