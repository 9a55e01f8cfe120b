// Takes a message that exists as the reply: pasted first, then looked over, then there.
import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { pictureLimits } from "../../../../bot/contract/picture-names.ts";
import type { FieldFault } from "../../../../bot/contract/refusals.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { FormShell } from "../../writing/FormShell.tsx";
import { MarkdownField } from "../../writing/MarkdownField.tsx";
import { NotKeptNote } from "../../writing/NotKeptNote.tsx";
import { PasteStep } from "../../writing/PasteStep.tsx";
import { useDraft } from "../../writing/use-draft.ts";
import { useFormFaults } from "../../writing/use-form-faults.ts";
import {
  pastedReplyForm,
  pastedReplyIds,
  pastedReplyInput,
  pastedReplyOf,
  pastedReplyStore,
} from "./pasted-reply.ts";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface PasteReplyProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
  onCancel: () => void;
}

export function PasteReply({ problem, onDone, onCancel }: PasteReplyProps) {
  const { t } = useTranslation();
  const [store] = useState(() => pastedReplyStore(() => sessionStorage, problem.communityId, problem.id));
  const { draft, change, startAfresh } = useDraft(store, () => undefined);
  const check = useFormFaults(pastedReplyForm);
  const replying = useProblemChange(problem, onDone);
  const isPasted = draft !== undefined;
  useEffect(() => {
    // Each step took the place of what had the focus.
    if (isPasted) pastedReplyForm.focus("message");
    else document.getElementById("pasted")?.focus();
  }, [isPasted]);

  const cancel = (
    <Button
      appearance="subtle"
      onClick={() => {
        startAfresh();
        onCancel();
      }}
    >
      {t("write.cancel")}
    </Button>
  );
  if (draft === undefined) {
    return (
      <PasteStep cancel={cancel} onRead={(message) => change(pastedReplyOf(crypto.randomUUID(), message))} />
    );
  }
  const faults = check.faultsOf(draft);
  const nameFault = (fault: FieldFault) =>
    fault === "tooLong"
      ? t("write.faults.credit.tooLong", { max: limits.personName })
      : t("reply.paste.nameMissing");
  const textFault = (fault: FieldFault) => {
    if (fault === "missing") return t("reply.paste.missing");
    if (fault === "tooMany") return t("write.pictures.tooMany", { max: pictureLimits.perText });
    return fault === "tooLong" ? t("reply.tooLong", { max: limits.replyMarkdown }) : t("reply.wrong");
  };
  return (
    <FormShell
      submit={t("reply.send")}
      submitting={t("reply.sending")}
      isSending={replying.isPending}
      error={replying.error}
      cancel={cancel}
      onSubmit={() => {
        const input = check.form(draft, pastedReplyInput(draft));
        if (input === undefined) return;
        replying.mutate(
          { act: ({ reply }) => reply(input), done: "replied", then: startAfresh },
          { onError: (error) => check.server(error) },
        );
      }}
    >
      <NotKeptNote draft={draft} />
      <Field
        label={t("reply.paste.name")}
        required={!draft.isMine}
        validationMessage={faults.message === undefined ? null : nameFault(faults.message)}
      >
        <Input
          id={pastedReplyIds.message}
          value={draft.name}
          disabled={draft.isMine}
          onChange={(_event, { value }) => change({ ...draft, name: value })}
        />
      </Field>
      <Checkbox
        label={t("reply.paste.isMine")}
        checked={draft.isMine}
        onChange={(_event, { checked }) => change({ ...draft, isMine: checked === true })}
      />
      <MarkdownField
        id={pastedReplyIds.markdown}
        label={t("reply.paste.words")}
        max={limits.replyMarkdown}
        required
        text={draft.markdown}
        fault={faults.markdown === undefined ? undefined : textFault(faults.markdown)}
        onChange={(markdown) => change({ ...draft, markdown })}
      />
    </FormShell>
  );
}
