import { useEffect, useState } from "react";
import { hasCode } from "../../api/errors.ts";
import type { Draft } from "./draft.ts";
import { formFaults, formFields, standingFaults, type FormFaults, type FormResult } from "./form-input.ts";
import { focusField } from "./TipForm.tsx";

export interface FormCheck {
  /** The faults of the last attempt that still stand for this draft. */
  faultsOf: (draft: Draft) => FormFaults;
  /** The input to send, or undefined: then the faults are shown. */
  form: <Input>(attempted: Draft, result: FormResult<Input>) => Input | undefined;
  /** Shows what the server found wrong with fields, if that is what the error says. */
  server: (error: unknown) => void;
}

/** What is wrong with the form; the first faulty field takes the focus. */
export function useFormFaults(): FormCheck {
  const [attempted, setAttempted] = useState<Draft>();
  const [faults, setFaults] = useState<FormFaults>({});
  useEffect(() => {
    const first = formFields.find((field) => faults[field] !== undefined);
    if (first !== undefined) focusField(first);
  }, [faults]);
  return {
    faultsOf: (draft) => standingFaults(faults, attempted, draft),
    form(draft, result) {
      setAttempted(draft);
      setFaults("faults" in result ? result.faults : {});
      return "input" in result ? result.input : undefined;
    },
    server(error) {
      if (hasCode(error, "invalidInput")) setFaults(formFaults(error.details.fields ?? {}));
    },
  };
}
