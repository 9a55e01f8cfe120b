import type { Pins } from "../../community/board/board.ts";
import { movePin, pinEntry, unpinEntry } from "../../community/board/change-board.ts";
import { listPins } from "../../community/board/read-board.ts";
import { movePinInput, pinParams, type BoardView } from "../../contract/board.ts";
import { communityParams } from "../../contract/communities.ts";
import { community, route } from "./route.ts";

/** Every change answers with all pins as they are then. */
const seen = (pins: Pins): BoardView => ({ pins: pins.map(({ kind, id }) => ({ kind, id })) });

const params = pinParams.transform(({ communityId, kind, entryId }) => ({
  communityId,
  ref: { kind, id: entryId },
}));

const board = `${community}/board`;
const onePin = `${board}/:kind/:entryId`;

export const boardRoutes = [
  route("GET", board, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }) => seen(await listPins(deps, actor, params.communityId)),
  }),
  route("PUT", onePin, {
    cost: "write",
    params,
    answer: async ({ actor, deps, params: { communityId, ref } }) =>
      seen(await pinEntry(deps, actor, communityId, ref)),
  }),
  route("DELETE", onePin, {
    cost: "write",
    params,
    answer: async ({ actor, deps, params: { communityId, ref } }) =>
      seen(await unpinEntry(deps, actor, communityId, ref)),
  }),
  route("PUT", `${onePin}/place`, {
    cost: "write",
    params,
    body: movePinInput,
    answer: async ({ actor, deps, params: { communityId, ref }, body }) =>
      seen(await movePin(deps, actor, communityId, ref, body)),
  }),
];
