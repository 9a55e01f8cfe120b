import { shownFrom, shownThanks, takenBackRecord } from "../../thanks/shown.ts";
import { thanksCards } from "../../thanks/thanks-card.ts";
import { asItIs } from "../../outbox/message.ts";
import { personalDataKind } from "../personal-data-kind.ts";
import { isThem } from "../person.ts";
import { thanksWithout } from "./thanks-without.ts";

export const thanksOfCommunity = personalDataKind({
  kind: shownThanks.kind,
  about(record, person) {
    const { from, to, reason, about, shownAt, seconds, hidden } = shownFrom(record);
    const isTo = isThem(person, to.userId);
    const isFrom = isThem(person, from.userId);
    const joined = seconds.filter(({ by }) => isTo || isThem(person, by.userId));
    const said = joined.map((one) => ({ ...(isTo && { by: one.by.name }), reason: one.reason, at: one.at }));
    const words = isTo || isFrom ? { reason, about, shownAt } : {};
    const hiding = hidden && { reason: hidden.reason, at: hidden.at };
    return {
      data: {
        ...words,
        ...(isTo && { from: from.name }),
        ...(isFrom && { to: to.name }),
        joined: said,
        ...((isTo || isFrom || isThem(person, hidden?.by.userId)) && { hidden: hiding }),
      },
      pages: joined
        .filter(({ by }) => isThem(person, by.userId))
        .map((one) => ({ folder: "thanks", title: "Joined in", markdown: one.reason }) as const),
    };
  },
  // What thanks them goes with all that others added. What they said of others stays, without a name.
  without(record, person, { now, erasedUserId }) {
    const { from, to, about, cards } = shownFrom(record);
    if (isThem(person, to.userId)) return takenBackRecord(record, now);
    const isFrom = isThem(person, from.userId);
    const body = thanksWithout(record, about, person, erasedUserId);
    const changed = { ...asItIs(record), body: { ...body, ...(isFrom && { isFromNamed: false }) } };
    const isOnCards = cards.length > 0 || thanksCards.awaitsCard(record);
    return isFrom && isOnCards ? thanksCards.withCardMessage(changed, record.version) : changed;
  },
});
