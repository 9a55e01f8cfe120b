import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { storyCycles, storyReaders, type MyStoryView } from "../../../../bot/contract/stories.ts";
import type { FormShape } from "../../writing/form.ts";
import { FormShell } from "../../writing/FormShell.tsx";
import { MoreFields } from "../../writing/MoreFields.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";
import { useRoomLeft } from "../../writing/use-room-left.ts";
import { useLayout } from "../../components/layout.ts";
import { draftOfStory, readStory, storyDraftStore, storyFields } from "./story-draft.ts";
import type { StoryDraft, StoryField } from "./story-draft.ts";
import { useStoryChange } from "./use-story-change.ts";

const useStyles = makeStyles({
  choice: { display: "flex", flexDirection: "column" },
});

export interface StoryFormProps {
  story: MyStoryView;
  onDone: (isSaved: boolean) => void;
}

/** What changed, and who may read it. What is typed survives faults. */
export function StoryForm({ story, onDone }: StoryFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const roomLeft = useRoomLeft();
  const id = useId();
  const [store] = useState(() => storyDraftStore(() => sessionStorage, story));
  const { draft, change, startAfresh } = useDraft(store, () => draftOfStory(story));
  const shape = useMemo(
    (): FormShape<StoryDraft, StoryField> => ({
      fields: storyFields,
      typedIn: (field, now) => now[field],
      focus: (field) => document.getElementById(`${id}-${field}`)?.focus(),
    }),
    [id],
  );
  const check = useFormFaults(shape);
  const faults = check.faultsOf(draft);
  const telling = useStoryChange(story.communityId, story.about);
  useEffect(() => document.getElementById(`${id}-text`)?.focus(), [id]);

  return (
    <FormShell
      submit={t("story.form.save")}
      submitting={t("story.form.saving")}
      isSending={telling.isPending}
      error={telling.error}
      cancel={
        <Button appearance="subtle" onClick={() => onDone(false)}>
          {t("story.form.cancel")}
        </Button>
      }
      onSubmit={() => {
        const input = check.form(draft, readStory(draft));
        if (input === undefined) return;
        const onSuccess = () => {
          startAfresh();
          onDone(true);
        };
        telling.mutate({ input }, { onSuccess, onError: check.server });
      }}
    >
      <Field
        label={t("story.form.text")}
        hint={roomLeft(draft.text, limits.storyText) ?? t("story.form.textHint")}
        validationMessage={
          faults.text === undefined ? null : t("story.form.tooLong", { max: limits.storyText })
        }
      >
        <Textarea
          id={`${id}-text`}
          resize="vertical"
          value={draft.text}
          onChange={(_event, { value }) => change({ ...draft, text: value })}
        />
      </Field>
      <Field label={t("story.form.readers")}>
        <RadioGroup
          value={draft.readers}
          onChange={(_event, { value }) => {
            const readers = storyReaders.find((one) => one === value);
            if (readers !== undefined) change({ ...draft, readers });
          }}
        >
          {storyReaders.map((readers) => (
            <Radio key={readers} value={readers} label={t(`story.form.${readers}`)} />
          ))}
        </RadioGroup>
      </Field>
      <MoreFields startsOpen={draft.withName || draft.cycle !== "" || draft.forManager}>
        <Checkbox
          label={t("story.form.withName")}
          checked={draft.withName}
          onChange={(_event, { checked }) => change({ ...draft, withName: checked === true })}
        />
        <Field label={t("story.form.cycle")}>
          <RadioGroup
            value={draft.cycle}
            onChange={(_event, { value }) => {
              const cycle = storyCycles.find((one) => one === value) ?? "";
              change({ ...draft, cycle });
            }}
          >
            {storyCycles.map((cycle) => (
              <Radio
                key={cycle}
                value={cycle}
                label={
                  <span className={styles.choice}>
                    {t(`story.cycles.${cycle}`)}
                    <span className={layout.small}>{t(`story.examples.${cycle}`)}</span>
                  </span>
                }
              />
            ))}
            <Radio value="" label={t("story.form.cycleNone")} />
          </RadioGroup>
        </Field>
        <Field hint={t("story.form.forManagerHint")}>
          <Checkbox
            label={t("story.form.forManager")}
            checked={draft.forManager}
            onChange={(_event, { checked }) => change({ ...draft, forManager: checked === true })}
          />
        </Field>
      </MoreFields>
    </FormShell>
  );
}
