// Whether stewards hid the starting kit: one record of the community, for all its stewards. What is done is never kept,
// so nothing here has to follow what a community does.
import { z } from "zod";
import { defineSingleRecord } from "../core/record-kind.ts";
import { communityScope } from "../communities/community.ts";

export const hiddenKit = defineSingleRecord({
  kind: "starting-kit",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "starting-kit" }),
  body: z.object({ isHidden: z.boolean() }),
  empty: { isHidden: false },
});
export type HiddenKit = ReturnType<typeof hiddenKit.read>;
