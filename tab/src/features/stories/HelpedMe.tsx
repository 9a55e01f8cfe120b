// "This helped me", on a tip and on a solution: one click, and more words if wanted. Not a counter: it shows only the person's own.
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { HeartFilled, HeartRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EntryRef } from "../../../../bot/contract/entry-ref.ts";
import type { MyStoryView } from "../../../../bot/contract/stories.ts";
import { myStoryQuery, oneClick } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { later } from "../../components/later.ts";
import { useLayout } from "../../components/layout.ts";
import { useNames } from "../../components/use-names.ts";
import { useStoryChange } from "./use-story-change.ts";

const StoryForm = later(async () => (await import("./StoryForm.tsx")).StoryForm);

const useStyles = makeStyles({
  helped: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalSNudge,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorPaletteRedForeground1,
    ":focus": { outline: "none" },
    "& svg": { fontSize: "20px" },
  },
  text: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorNeutralStroke1,
    whiteSpace: "pre-wrap",
  },
});

/** A person whose help it was. */
export interface Helper {
  readonly name: string;
  /** Where they are thanked. */
  readonly thankAt: string;
  /** Whether they are known to Teams: a name that was typed hears nothing. */
  readonly hears: boolean;
}

export interface HelpedMeProps {
  communityId: string;
  about: EntryRef;
  helpers: readonly Helper[];
  /** Whether the heart is hidden: the page asks this person something else first. */
  isHeld?: boolean;
  /** Stands beside it. */
  children?: ReactNode;
}

export function HelpedMe({ communityId, about, helpers, isHeld = false, children }: HelpedMeProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const mine = useQuery(myStoryQuery(useApi(), communityId, about));
  const change = useStoryChange(communityId, about);
  /** Undefined until this person begins to tell something. */
  const [isTelling, setIsTelling] = useState<boolean>();
  const status = useRef<HTMLSpanElement>(null);
  const story = mine.data?.story;
  // What was clicked is shown at once.
  const isHelped = change.isPending ? "input" in change.variables : story !== undefined;

  const hasActed = !change.isIdle || isTelling === false;

  useEffect(() => {
    // The button that was pressed is gone. A page that only loads stays where it is.
    if (hasActed && isNothingFocused()) status.current?.focus();
  }, [hasActed, isHelped, isTelling, change.isSuccess]);

  return (
    <section className={layout.tight} aria-label={t("story.button")}>
      <div className={layout.row}>
        {!isHelped && !isHeld && (
          <Button
            icon={<HeartRegular />}
            disabledFocusable={mine.data === undefined || change.isPending}
            onClick={() => change.mutate({ input: oneClick })}
          >
            {t("story.button")}
          </Button>
        )}
        <span ref={status} role="status" tabIndex={-1} className={isHelped ? styles.helped : layout.status}>
          {isHelped && <HeartFilled />}
          {isHelped ? t("story.helped") : change.isSuccess && t("story.takenBack")}
        </span>
        {isHelped && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={story === undefined || change.isPending}
            onClick={() => story && change.mutate({ takeBack: story })}
          >
            {t("app.undo")}
          </Button>
        )}
        {children}
      </div>
      {change.isError && <ErrorNote error={change.error} />}
      {story !== undefined && isHelped && isTelling && (
        <StoryForm story={story} onDone={() => setIsTelling(false)} />
      )}
      {story !== undefined && isHelped && !isTelling && (
        <>
          {story.text !== "" && (
            <p className={styles.text} dir="auto">
              {story.text}
            </p>
          )}
          <OneMoreThing helpers={helpers} story={story} onTell={() => setIsTelling(true)} />
        </>
      )}
    </section>
  );
}

interface OneMoreThingProps {
  helpers: readonly Helper[];
  story: MyStoryView;
  onTell: () => void;
}

/** Who hears of it, and what else can be done; all of it optional. */
function OneMoreThing({ helpers, story, onTell }: OneMoreThingProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const list = useNames();
  const hearing = helpers.filter(({ hears }) => hears).map(({ name }) => name);
  const isPrivate = hearing.length > 0 ? !story.withName : story.text === "";
  return (
    <div className={layout.wideRow}>
      {isPrivate && (
        <span className={layout.small}>
          {hearing.length > 0 ? t("story.heard", { names: list(hearing) }) : t("story.private")}
        </span>
      )}
      {[...new Set(helpers.map(({ thankAt }) => thankAt))].map((to) => (
        <AppLink key={to} to={to}>
          {t("story.thank", {
            names: list(helpers.flatMap((one) => (one.thankAt === to ? [one.name] : []))),
          })}
        </AppLink>
      ))}
      <Link as="button" onClick={onTell}>
        {t(story.text === "" ? "story.tell" : "story.change")}
      </Link>
    </div>
  );
}
