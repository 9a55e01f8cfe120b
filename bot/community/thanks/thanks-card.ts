import { cardsOfRecords } from "../outbox/posted-card.ts";

/** The card with which shown thanks appear where a community lives. */
export const thanksCards = cardsOfRecords("thanksCard");
