// "This helped me", on a tip and on a solved problem: one click, and whoever wants says more. Not a counter: it shows nobody else's.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { HeartRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { myStoryQuery, oneClick } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { later } from "../../components/later.ts";
import { useStoryChange } from "./use-story-change.ts";
import type { EntryRef } from "../../../../bot/contract/entry-ref.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

const StoryForm = later(async () => (await import("./StoryForm.tsx")).StoryForm);

const useStyles = makeStyles({
  text: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorNeutralStroke1,
    whiteSpace: "pre-wrap",
  },
});

export interface HelpedMeProps {
  communityId: string;
  about: EntryRef;
}

/** Nothing until it is known what the person said before. */
export function HelpedMe({ communityId, about }: HelpedMeProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  const mine = useQuery(myStoryQuery(useApi(), communityId, about));
  const change = useStoryChange(communityId, about);
  const [isTelling, setIsTelling] = useState(false);
  const [said, setSaid] = useState<"saved" | "takenBack">();
  const status = useRef<HTMLParagraphElement>(null);
  const story = mine.data?.story;

  useEffect(() => {
    // The button that was pressed is gone.
    if ((change.isSuccess || said !== undefined) && isNothingFocused()) status.current?.focus();
  }, [change.isSuccess, said, isTelling, story]);

  if (mine.data === undefined) return null;
  const words = story === undefined ? "" : t(story.text === "" ? "story.said" : "story.told");
  return (
    <section className={layout.tight} aria-label={t("story.button")}>
      <p ref={status} role="status" tabIndex={-1} className={layout.said}>
        {[said === undefined ? "" : t(`story.${said}`), words].filter((one) => one !== "").join(" ")}
      </p>
      {story === undefined && (
        <div className={layout.wideRow}>
          <Button
            icon={<HeartRegular />}
            disabledFocusable={change.isPending}
            onClick={() => {
              setSaid(undefined);
              change.mutate({ input: oneClick });
            }}
          >
            {t("story.button")}
          </Button>
          <p className={details.hint}>{t("story.hint")}</p>
        </div>
      )}
      {story !== undefined && !isTelling && (
        <>
          {story.text !== "" && (
            <p className={styles.text} dir="auto">
              {story.text}
            </p>
          )}
          <div className={layout.wideRow}>
            <Button
              onClick={() => {
                setSaid(undefined);
                setIsTelling(true);
              }}
            >
              {t(story.text === "" ? "story.tell" : "story.change")}
            </Button>
            <Button
              appearance="subtle"
              disabledFocusable={change.isPending}
              onClick={() => {
                change.mutate({ takeBack: story }, { onSuccess: () => setSaid("takenBack") });
              }}
            >
              {t("story.takeBack")}
            </Button>
          </div>
        </>
      )}
      {story !== undefined && isTelling && (
        <StoryForm
          story={story}
          onDone={(isSaved) => {
            setIsTelling(false);
            setSaid(isSaved ? "saved" : undefined);
          }}
        />
      )}
      {change.isError && <ErrorNote error={change.error} />}
    </section>
  );
}
