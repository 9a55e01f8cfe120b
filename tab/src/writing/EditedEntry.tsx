import { useState, type ReactNode } from "react";
import { ChangedMeanwhile } from "./ChangedMeanwhile.tsx";
import { DraftNotes } from "./DraftNotes.tsx";
import { tagsOfLine } from "./tag-line.ts";
import type { EntryDraft, EntryWriting } from "./use-entry-form.ts";

interface EditedEntryProps<Draft extends EntryDraft, Field extends string, View> {
  writing: EntryWriting<Draft, Draft, Field, View>;
  /** The entry as it stands now, where that is why saving was refused. */
  current: (View & { title: string; markdown: string; tags: readonly string[]; version: string }) | undefined;
  changed: { title: string; text: string };
  /** The form; it takes the focus where it comes back after a choice. */
  children: (takesFocus: boolean) => ReactNode;
}

/** An entry while it is edited; where it changed meanwhile, both texts and the choice between them. */
export function EditedEntry<Draft extends EntryDraft, Field extends string, View>({
  writing,
  current,
  changed,
  children,
}: EditedEntryProps<Draft, Field, View>) {
  const { draft, change } = writing;
  const [wentOn, setWentOn] = useState(false);
  if (current === undefined) {
    return (
      <>
        <DraftNotes {...writing} />
        {children(wentOn)}
      </>
    );
  }
  const mine = { ...draft, version: current.version };
  return (
    <ChangedMeanwhile
      {...changed}
      theirs={current}
      yours={{ ...draft, tags: tagsOfLine(draft.tagLine) }}
      isSaving={writing.isSaving}
      onSaveMine={() => {
        change(mine);
        writing.save(mine);
      }}
      onTakeTheirs={() => void writing.finish(current)}
      onGoOn={() => {
        change(mine);
        setWentOn(true);
        writing.goOn();
      }}
    />
  );
}
