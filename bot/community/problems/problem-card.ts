import { cardsOfRecords } from "../outbox/posted-card.ts";

/** The card with which a problem appears where its people talk. */
export const problemCards = cardsOfRecords("problemCard");
