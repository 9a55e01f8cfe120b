import { useEffect, useState } from "react";
import { hasCode } from "../api/errors.ts";
import { faultsOf, standingFaultsOf, type FaultsOf, type FormResult, type FormShape } from "./form.ts";

export interface FormCheck<Draft, Field extends string> {
  /** The faults of the last attempt that still stand for this draft. */
  faultsOf: (draft: Draft) => FaultsOf<Field>;
  /** The input to send, or undefined: then the faults are shown. */
  form: <Input>(attempted: Draft, result: FormResult<Input, Field>) => Input | undefined;
  /** Shows what the server found wrong with fields, if that is what the error says. */
  server: (error: unknown) => void;
}

/** What is wrong with the form; the first faulty field takes the focus. `shape` is the same at every call. */
export function useFormFaults<Draft, Field extends string>(
  shape: FormShape<Draft, Field>,
): FormCheck<Draft, Field> {
  const [attempted, setAttempted] = useState<Draft>();
  const [faults, setFaults] = useState<FaultsOf<Field>>({});
  useEffect(() => {
    const first = shape.fields.find((field) => faults[field] !== undefined);
    if (first !== undefined) shape.focus(first);
  }, [shape, faults]);
  return {
    faultsOf: (draft) => standingFaultsOf(shape, faults, attempted, draft),
    form(draft, result) {
      setAttempted(() => draft);
      setFaults("faults" in result ? result.faults : {});
      return "input" in result ? result.input : undefined;
    },
    server(error) {
      if (hasCode(error, "invalidInput")) setFaults(faultsOf(shape.fields, error.details.fields ?? {}));
    },
  };
}
