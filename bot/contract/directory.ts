// The communities of an organisation that chose to be found, and asking to be let in, as they cross the wire.
import { z } from "zod";
import type { CommunitySummary } from "./communities.ts";
import { entraId, optionalLine, ownId } from "./fields.ts";
import { limits } from "./limits.ts";

export const directoryQuery = z.object({
  /** Words of the name or the purpose; empty for all. */
  q: optionalLine(limits.query).default(""),
  cursor: z.string().min(1).max(500).optional(),
});

/** `GET /api/directory`; newest first. */
export interface DirectoryView {
  communities: CommunitySummary[];
  /** Present when there is more. */
  cursor?: string;
}

/** `GET /api/directory/:communityId`: for people without access. */
export interface CommunityPreviewView {
  community: CommunitySummary;
  /** Whether this person may go in. */
  canEnter: boolean;
  /** Whether this person asks to be let in. */
  isAsking: boolean;
}

export const accessRequestInput = z.object({
  message: optionalLine(limits.accessRequestMessage).default(""),
});
export type AccessRequestInput = z.infer<typeof accessRequestInput>;

export const accessRequestParams = z.object({ communityId: ownId, userId: entraId });

/** An access request as stewards see it. */
export interface AccessRequestView {
  userId: string;
  name: string;
  message: string;
  /** ISO 8601. */
  at: string;
}

/** `GET /api/communities/:communityId/access requests`; newest first. */
export interface AccessRequestsView {
  accessRequests: AccessRequestView[];
}
