import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NamedView } from "../../../../bot/contract/people.ts";
import type { StoryCycle, StoryTargetView } from "../../../../bot/contract/stories.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { Named } from "../../components/Named.tsx";
import { paths } from "../../components/paths.ts";
import { KindMark } from "../../entries/KindMark.tsx";
import { useDetails } from "../../components/details.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  text: {
    flex: "1 1 0",
    minWidth: 0,
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
  /** Whose it is, where others read it. */
  teller?: NamedView | undefined;
  /** Who reads it, where it stands. */
  notes?: readonly string[];
  /** A menu, at the end of the first line. */
  more?: ReactNode;
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
  teller,
  ...props
}: StoryCardProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  return (
    <li className={details.tightCard}>
      <div className={styles.head}>
        <p className={mergeClasses(styles.text, text === "" && layout.quiet)} dir="auto">
          {text === "" ? withoutText : text}
        </p>
        {props.more}
      </div>
      {cycle !== undefined && <p className={layout.quiet}>{t(`story.cycles.${cycle}`)}</p>}
      <p className={layout.quiet}>
        {about.title === undefined ? (
          t("story.about.gone")
        ) : (
          <AppLink to={paths[about.kind](communityId, about.id)}>
            {t(`story.about.${about.kind}`, { title: about.title })}
          </AppLink>
        )}
      </p>
      {props.children}
      <div className={details.meta}>
        <KindMark kind="story" />
        {teller !== undefined && (
          <Named people={[teller]}>
            {t("story.by", { name: personName({ kind: "person", ...teller }) })}
          </Named>
        )}
        {(props.notes ?? []).map((note) => (
          <span key={note}>{note}</span>
        ))}
        <Day of={createdAt} />
      </div>
    </li>
  );
}
