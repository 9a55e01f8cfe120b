import { Button } from "@fluentui/react-components";
import { PinOffRegular, PinRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { communityPageQuery, pinsQuery, setPinned } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { describeError } from "../components/describe-error.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import { useLayout } from "../components/layout.ts";

/** Pins or unpins; each undoes the other. Absent while it is not known which of the two it would be. */
export function PinButton({ communityId, entry }: { communityId: string; entry: EntryRef }) {
  const { t } = useTranslation();
  const layout = useLayout();
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
    <>
      <Button
        appearance="subtle"
        icon={isPinned ? <PinOffRegular /> : <PinRegular />}
        disabledFocusable={change.isPending}
        onClick={() => change.mutate(!isPinned)}
      >
        {t(isPinned ? "board.unpin" : "board.pin")}
      </Button>
      <span role="status" className={layout.status}>
        {change.isSuccess && t(change.variables ? "board.pinned" : "board.unpinned")}
        {change.isError && describeError(change.error, t).text}
      </span>
    </>
  );
}
