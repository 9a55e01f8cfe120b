// Undelivered messages. They hold ids only.
import { deadLetterFrom, deadLetters } from "../../outbox/dead-letter.ts";
import { withoutHeld, unreachablePlaces } from "../../outbox/unreachable-place.ts";
import { asItIs } from "../../outbox/message.ts";
import { personalDataKind } from "../personal-data-kind.ts";
import { messageWithout } from "../messages.ts";
import { personScope } from "../../core/person.ts";

export const deadLetter = personalDataKind({
  kind: deadLetters.kind,
  without(record, person) {
    const { scope, message } = deadLetterFrom(record);
    if (scope === personScope(person)) return undefined;
    const left = messageWithout(message, person);
    return left && { ...asItIs(record), body: { ...Object(record.body), message: left } };
  },
});

export const unreachableKey = personalDataKind({
  kind: unreachablePlaces.kind,
  without: (record, person) =>
    withoutHeld(record, (held) => {
      if (held.scope === personScope(person)) return undefined;
      const message = messageWithout(held.message, person);
      return message && { ...held, message };
    }),
});
