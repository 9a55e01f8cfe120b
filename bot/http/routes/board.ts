import { movePin, pinEntry, unpinEntry } from "../../community/board/change-board.ts";
import type { Pins } from "../../community/board/board.ts";
import { listPins } from "../../community/board/read-board.ts";
import { parseInput } from "../../community/core/input.ts";
import { movePinInput, pinParams, type BoardView } from "../../contract/board.ts";
import { communityParams } from "../../contract/communities.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";

const seen = (pins: Pins) => ok<BoardView>({ pins: pins.map(({ kind, id }) => ({ kind, id })) });

const named = ({ params }: PersonRequest) => {
  const { communityId, kind, entryId } = idsFrom(pinParams, params);
  return { communityId, ref: { kind, id: entryId } };
};

const read: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return seen(await listPins(deps, actor, communityId));
};

const pin: PersonHandler = async (request) => {
  const { communityId, ref } = named(request);
  return seen(await pinEntry(request.deps, request.actor, communityId, ref));
};

const unpin: PersonHandler = async (request) => {
  const { communityId, ref } = named(request);
  return seen(await unpinEntry(request.deps, request.actor, communityId, ref));
};

const move: PersonHandler = async (request) => {
  const { communityId, ref } = named(request);
  const to = parseInput(movePinInput, await request.readBody());
  return seen(await movePin(request.deps, request.actor, communityId, ref, to));
};

const board = "/api/communities/:communityId/board";
const onePin = `${board}/:kind/:entryId`;

export const boardRoutes: readonly PersonRoute[] = [
  { method: "GET", path: board, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: onePin, guard: "person", cost: "write", handle: pin },
  { method: "DELETE", path: onePin, guard: "person", cost: "write", handle: unpin },
  { method: "PUT", path: `${onePin}/place`, guard: "person", cost: "write", handle: move },
];
