import { PinOffRegular, PinRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { communityPageQuery, pinsQuery, setPinned } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { ToggleButton } from "../components/ToggleButton.tsx";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";

/** Pins or unpins. Absent while it is not known which of the two it would be. */
export function PinButton({ communityId, entry }: { communityId: string; entry: EntryRef }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const pins = useQuery(pinsQuery(api, communityId));
  const change = useMutation({
    mutationFn: (pinned: boolean) => setPinned(api, communityId, entry, pinned),
    onSuccess: async (board) => {
      queryClient.setQueryData(pinsQuery(api, communityId).queryKey, board);
      await queryClient.invalidateQueries({ queryKey: communityPageQuery(api, communityId).queryKey });
    },
  });

  if (pins.data === undefined) return null;
  const isPinned = pins.data.pins.some(({ kind, id }) => kind === entry.kind && id === entry.id);
  return (
    <ToggleButton
      isOn={isPinned}
      change={change}
      icon={isPinned ? <PinOffRegular /> : <PinRegular />}
      turnedOn={t("board.pinned")}
      turnedOff={t("board.unpinned")}
    >
      {t(isPinned ? "board.unpin" : "board.pin")}
    </ToggleButton>
  );
}
