import type { Pins } from "../../community/board/board.ts";
import { movePin, pinEntry, unpinEntry } from "../../community/board/change-board.ts";
import { listPins } from "../../community/board/read-board.ts";
import { movePinInput, pinParams, type BoardView } from "../../contract/board.ts";
import { communityParams } from "../../contract/communities.ts";
import { community, routesOf } from "./route.ts";

/** Every change answers with all pins as they are then. */
const seen = (pins: Pins): BoardView => ({ pins: pins.map(({ kind, id }) => ({ kind, id })) });

const board = `${community}/board`;

const ofBoard = routesOf(board, communityParams, { ids: ({ communityId }) => [communityId], view: seen });
const ofPin = routesOf(`${board}/:kind/:entryId`, pinParams, {
  ids: ({ communityId, kind, entryId }) => [communityId, { kind, id: entryId }],
  view: seen,
});

export const boardRoutes = [
  ofBoard("GET", "", { cost: "read", run: listPins }),
  ofPin("PUT", "", { cost: "write", run: pinEntry }),
  ofPin("DELETE", "", { cost: "write", run: unpinEntry }),
  ofPin("PUT", "/place", { cost: "write", body: movePinInput, run: movePin }),
];
