import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Api } from "../api/client.ts";
import { keys } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { ErrorNote } from "./ErrorNote.tsx";
import { SaidWithUndo } from "./SaidWithUndo.tsx";

/** What was done last. What was pressed for it, or what it was done to, may be gone from the page. */
export interface Done {
  readonly said: string;
  readonly undo?: (api: Api) => Promise<unknown>;
}

export interface LastDone {
  /** Undefined until something is done. */
  readonly done: Done | undefined;
  readonly onDone: (done: Done) => void;
  /** Says it, with the way back. Stands once on the page. */
  readonly note: ReactNode;
}

export function useDone(): LastDone {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const [done, setDone] = useState<Done>();
  const undoing = useMutation({
    mutationFn: (undo: NonNullable<Done["undo"]>) => undo(api),
    onSuccess: async () => {
      setDone({ said: t("checks.takenBack") });
      await queryClient.invalidateQueries({ queryKey: ["community"] });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
  });
  const undo = done?.undo;
  const onDone = (now: Done) => {
    undoing.reset();
    setDone(now);
  };
  const note = (
    <>
      <SaidWithUndo
        said={done?.said}
        isBusy={undoing.isPending}
        onUndo={undo && (() => undoing.mutate(undo))}
      />
      {undoing.isError && <ErrorNote error={undoing.error} />}
    </>
  );
  return { done, onDone, note };
}
