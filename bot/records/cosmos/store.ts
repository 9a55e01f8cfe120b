// One open container, and what its verbs share.
import type { Calls } from "./calls.ts";
import type { Connection } from "./client.ts";
import type { DocumentContainer } from "./document-container.ts";

export interface Store extends Pick<Connection, "lastTold"> {
  readonly documents: DocumentContainer;
  readonly calls: Calls;
  readonly now: () => Date;
  /** Differs from container to container, so that a cursor or mark of one is unknown in the other. */
  readonly storeId: string;
}
