import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TagRenamesView } from "../../../../bot/contract/tags.ts";
import type { Api } from "../../api/client.ts";
import { keys } from "../../api/queries.ts";
import { tagRenamesQuery } from "../../api/tag-queries.ts";
import { useApi } from "../../api/use-api.ts";

/** One change of names at a time; all that was read of the community may show other tags then. */
export function useTagChange<Input>(
  communityId: string,
  change: (api: Api, input: Input) => Promise<TagRenamesView>,
  onChanged: (input: Input) => void,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(api, input),
    onSuccess: async (renames, input) => {
      // First: the tag that was changed is gone from the page once the lists are read anew.
      onChanged(input);
      queryClient.setQueryData(tagRenamesQuery(api, communityId).queryKey, renames);
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId) });
    },
  });
}
