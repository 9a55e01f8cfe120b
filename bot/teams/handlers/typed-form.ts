import { z } from "zod";
import { messageReference, shownTarget } from "../../contract/card-data.ts";
import { nonce } from "../../contract/fields.ts";

/** What the dialogs that write something share, as it was sent, in whatever state: nothing typed is lost to a fault. */
export const typedForm = z.object({
  nonce: nonce.optional().catch(undefined),
  community: z.string().optional().catch(undefined),
  communityName: z.string().catch(""),
  communityPurpose: z.string().catch(""),
  title: z.string().catch(""),
  markdown: z.string().catch(""),
  tags: z.string().catch(""),
  message: messageReference.optional().catch(undefined),
  shown: shownTarget.optional().catch(undefined),
});
