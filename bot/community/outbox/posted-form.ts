// Cards that the bot posted in a channel or chat to be filled in, and what each became. A press of a button names the card
// that it was on, and several people, or a changed client, can name the same one: only a form that is kept here may become
// something else, and only one thing.
import { z } from "zod";
import { channelOf } from "../../contract/conversation-kind.ts";
import type { Records } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import { defineRecord } from "../core/record-kind.ts";
import type { PostedCard } from "./posted-card.ts";

/** Milliseconds; a form that is older stays as it is. */
export const formMs = 30 * 24 * 60 * 60_000;

/** What a posted form is for. */
export type FormUse = "askProblem" | "startCommunity";

interface PostedForm {
  readonly use: FormUse;
  readonly card: PostedCard;
}

const postedForms = defineRecord({
  kind: "postedForm",
  /** A message of a thread is one of its channel. */
  key: ({ use, card: { conversationId, activityId } }: PostedForm) => ({
    scope: "tenant",
    id: `form.${derivedId(use, channelOf(conversationId), activityId)}`,
  }),
  body: z.object({
    /** Id of the problem or community that it became; null before. */
    becameId: z.string().nullable(),
  }),
});

/** Records that a form was posted. Harmless to repeat. */
export async function keepForm(records: Records, form: PostedForm, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + formMs).toISOString();
  await records.write({ ...postedForms.written(form, { becameId: null }), expiresAt }, { absent: true });
}

/**
 * Claims the form for the problem or community with this id. True if the card is a form for that use and no other id has
 * claimed it; the same id may claim it again.
 */
export async function takeForm(records: Records, form: PostedForm, id: string): Promise<boolean> {
  const record = await changeRecord(records, postedForms.key(form), (current) =>
    current && postedForms.read(current).becameId === null
      ? postedForms.changed(current, { becameId: id })
      : undefined,
  );
  return record !== undefined && postedForms.read(record).becameId === id;
}
