// A question while it is typed: kept in the browser's session until it is asked, so that nothing is lost.
import { z } from "zod";
import { typedTags } from "../../../../bot/contract/fields.ts";
import {
  askProblemInput,
  editProblemInput,
  type AskProblemInput,
  type EditProblemInput,
  type ProblemView,
} from "../../../../bot/contract/problems.ts";
import { keptUnder, type DraftStore } from "../../writing/draft-store.ts";
import { readForm, type FormResult, type FormShape } from "../../writing/form.ts";

const draftShape = z.object({
  title: z.string(),
  markdown: z.string(),
  /** As typed: separated by commas. */
  tagLine: z.string(),
  withoutName: z.boolean(),
  /** A card of it is posted where the community lives. */
  announce: z.boolean().default(true),
  /** Made with the draft: sending it again, even after a reload, asks once. */
  nonce: z.string(),
  /** Of the problem that is edited: the version from which the writing started. */
  version: z.string().optional(),
});
export type Draft = z.infer<typeof draftShape>;

export const emptyDraft = (nonce: string): Draft => ({
  title: "",
  markdown: "",
  tagLine: "",
  withoutName: false,
  announce: true,
  nonce,
});

export const draftOfProblem = (nonce: string, problem: ProblemView): Draft => ({
  ...emptyDraft(nonce),
  title: problem.title,
  markdown: problem.markdown,
  tagLine: problem.tags.join(", "),
  version: problem.version,
});

/** A new question has one draft for each community, an edit has one for each problem. */
export const draftStore = (
  getStorage: () => Storage,
  communityId: string,
  problemId?: string,
): DraftStore<Draft> =>
  keptUnder(
    getStorage,
    [communityId, ...(problemId === undefined ? ["ask"] : [problemId, "edit"])],
    (kept) => draftShape.safeParse(kept).data,
  );

const fields = ["title", "markdown", "tags"] as const;
export type FormField = (typeof fields)[number];

export const fieldIds: Record<FormField, string> = {
  title: "problem-title",
  markdown: "problem-text",
  tags: "problem-tags",
};

export const problemForm: FormShape<Draft, FormField> = {
  fields,
  typedIn: (field, draft) => (field === "tags" ? draft.tagLine : draft[field]),
  focus: (field) => document.getElementById(fieldIds[field])?.focus(),
};

/** Tags are typed into one line. */
const askForm = askProblemInput.extend({ tags: typedTags });
const editForm = editProblemInput.extend({ tags: typedTags });

const typed = ({ title, markdown, tagLine }: Draft) => ({ title, markdown, tags: tagLine });

export const askInputOf = (draft: Draft): FormResult<AskProblemInput, FormField> =>
  readForm(fields, askForm, {
    ...typed(draft),
    withoutName: draft.withoutName,
    announce: draft.announce,
    nonce: draft.nonce,
  });

export const editInputOf = (draft: Draft): FormResult<EditProblemInput, FormField> =>
  readForm(fields, editForm, { ...typed(draft), version: draft.version });
