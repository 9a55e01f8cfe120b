import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MyStoryView, StoryInput } from "../../../../bot/contract/stories.ts";
import { myStoryQuery, storyKeys, takeStoryBack, tellStory } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import type { EntryRef } from "../../../../bot/contract/entry-ref.ts";

/** One's own story about something: told or told anew with an input, taken back without one. */
export function useStoryChange(communityId: string, target: EntryRef) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: { input: StoryInput } | { takeBack: MyStoryView }) => {
      if ("input" in change) return tellStory(api, communityId, target, change.input);
      await takeStoryBack(api, change.takeBack);
      return undefined;
    },
    onSuccess: async (story) => {
      const { queryKey } = myStoryQuery(api, communityId, target);
      queryClient.setQueryData(queryKey, story === undefined ? {} : { story });
      const isOther = ({ queryKey: key }: { queryKey: readonly unknown[] }) => key[3] !== "mine";
      await Promise.all([
        queryClient.invalidateQueries({
          queryKey: storyKeys.community(communityId),
          predicate: isOther,
        }),
        queryClient.invalidateQueries({ queryKey: storyKeys.mine }),
      ]);
    },
  });
}
