// What the forms for tips and problems do alike: keep what is typed, check it, send it, show what became of it.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { markStale } from "../api/mark-stale.ts";
import { paths } from "../components/paths.ts";
import type { DraftStore } from "./draft-store.ts";
import type { FaultsOf, FormResult, FormShape } from "./form.ts";
import { useDraft, type KeptDraft } from "./use-draft.ts";
import { useFormFaults } from "./use-form-faults.ts";

/** What is typed for a tip and for a problem alike. */
export interface EntryDraft {
  title: string;
  markdown: string;
  /** As typed: separated by commas. */
  tagLine: string;
  /** Of the entry that is edited: the version from which the writing started. */
  version?: string | undefined;
}

export interface Entry {
  readonly communityId: string;
  readonly id: string;
}

export interface Sent<View> {
  entry: View;
  /** Somebody saved it before: what was typed here is not what is there, and stays. */
  isOthers?: boolean;
  /** Goes along with the step to its page. */
  state?: unknown;
}

export interface EntryFormOptions<
  Draft extends EntryDraft,
  Initial extends Draft | undefined,
  Field extends string,
  Input,
  View extends Entry,
> {
  kind: "tip" | "problem";
  shape: FormShape<Draft, Field>;
  store: () => DraftStore<Draft>;
  initial: () => Initial;
  inputOf: (draft: Draft) => FormResult<Input, Field>;
  send: (input: Input) => Promise<Sent<View>>;
  /** Under which key its page reads the entry. */
  keyOf: (entry: View) => readonly unknown[];
}

export interface EntryWriting<
  Draft extends EntryDraft,
  Now extends Draft | undefined,
  Field extends string,
  View,
> extends Omit<KeptDraft<Draft, Now>, "forget"> {
  readonly shape: FormShape<Draft, Field>;
  readonly faultsOf: (draft: Draft) => FaultsOf<Field>;
  readonly isSaving: boolean;
  /** Why the last attempt failed; null where none did. */
  readonly error: unknown;
  /** What somebody else saved of it before. */
  readonly already: View | undefined;
  save: (draft: Draft) => void;
  /** Shows the entry as it is; what was typed has served. */
  finish: (entry: View) => Promise<void>;
  /** Goes on after a failed attempt. */
  goOn: () => void;
}

export function useEntryForm<
  Draft extends EntryDraft,
  Initial extends Draft | undefined,
  Field extends string,
  Input,
  View extends Entry,
>({
  kind,
  shape,
  inputOf,
  send,
  keyOf,
  ...options
}: EntryFormOptions<Draft, Initial, Field, Input, View>): EntryWriting<Draft, Draft | Initial, Field, View> {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [store] = useState(options.store);
  const { forget, ...kept } = useDraft(store, options.initial);
  const check = useFormFaults(shape);
  const [already, setAlready] = useState<View>();

  const remember = async (entry: View) => {
    await markStale(queryClient, entry.communityId);
    queryClient.setQueryData(keyOf(entry), entry);
  };
  const finish = async (entry: View, state?: unknown) => {
    forget();
    await remember(entry);
    navigate(paths[kind](entry.communityId, entry.id), { replace: true, state });
  };
  const saving = useMutation({
    mutationFn: send,
    async onSuccess({ entry, isOthers = false, state }) {
      if (!isOthers) return finish(entry, state);
      await remember(entry);
      setAlready(() => entry);
    },
    onError: (error) => check.server(error),
  });

  return {
    ...kept,
    shape,
    faultsOf: check.faultsOf,
    isSaving: saving.isPending,
    error: saving.error,
    already,
    save(draft) {
      const input = check.form(draft, inputOf(draft));
      if (input !== undefined) saving.mutate(input);
    },
    finish,
    goOn: () => saving.reset(),
  };
}
