import { PinOffRegular, PinRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import { pinsQuery, setPinned } from "../api/board-queries.ts";
import { communityPageQuery } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { describeError } from "../components/describe-error.ts";
import type { MenuEntry } from "../components/menu-entry.ts";
import type { LastDone } from "../components/use-done.tsx";

/** Pins or unpins. Absent while it is not known which of the two it would be. */
export function usePin(communityId: string, entry: EntryRef, onDone: LastDone["onDone"]): MenuEntry[] {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const pins = useQuery(pinsQuery(api, communityId)).data?.pins;
  const change = useMutation({
    mutationFn: (pinned: boolean) => setPinned(api, communityId, entry, pinned),
    onSuccess: async (board, pinned) => {
      queryClient.setQueryData(pinsQuery(api, communityId).queryKey, board);
      onDone({
        said: t(pinned ? "board.pinned" : "board.unpinned"),
        undo: (again) => setPinned(again, communityId, entry, !pinned),
      });
      await queryClient.invalidateQueries({ queryKey: communityPageQuery(api, communityId).queryKey });
    },
    onError: (error) => onDone({ said: describeError(error, t).text }),
  });
  if (pins === undefined) return [];
  const isPinned = pins.some(({ kind, id }) => kind === entry.kind && id === entry.id);
  return [
    {
      name: t(isPinned ? "board.unpin" : "board.pin"),
      icon: isPinned ? <PinOffRegular /> : <PinRegular />,
      onChoose: () => change.mutate(!isPinned),
    },
  ];
}
