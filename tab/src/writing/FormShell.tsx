import type { ReactNode } from "react";
import { useDetails } from "../components/details.ts";
import { useLayout } from "../components/layout.ts";
import { SaveProblem } from "./SaveProblem.tsx";
import { SubmitButton } from "./SubmitButton.tsx";

export interface FormShellProps {
  submit: string;
  /** Said while it is sent; the label stays when left out. */
  submitting?: string | undefined;
  isSending: boolean;
  /** Why the last attempt failed; null where none did. */
  error: unknown;
  /** Leaves without sending. */
  cancel?: ReactNode;
  /** It stands on a card already. */
  isBare?: boolean;
  /** Not called while it is being sent. */
  onSubmit: () => void;
  children: ReactNode;
}

/** What every form has: its fields, why sending failed, and its buttons. */
export function FormShell({ error, isBare = false, onSubmit, ...props }: FormShellProps) {
  const layout = useLayout();
  const details = useDetails();
  return (
    <form
      className={isBare ? layout.column : details.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isSending) onSubmit();
      }}
    >
      {props.children}
      {error !== null && <SaveProblem error={error} />}
      <div className={layout.row}>
        <SubmitButton label={props.submit} isSending={props.isSending} sendingLabel={props.submitting} />
        {props.cancel}
      </div>
    </form>
  );
}
