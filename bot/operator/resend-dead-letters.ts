// `npm run outbox:resend`: puts messages that could not be delivered back to where they stood; the running server delivers them.
import { deadLetterFrom, deadLetters, resendDeadLetter } from "../community/outbox/dead-letter.ts";
import type { Records } from "../records/records.ts";
import { runCommand, WrongInputError } from "./command.ts";
import { askTenant, deadLettersOf } from "./dead-letters.ts";
import { askExisting, openStore } from "./stores.ts";

const usage = `Usage: npm run outbox:resend -- --in <location> --tenant <id> --letter <id or all>

  <location>  sqlite:<file> or cosmos:<endpoint>/<database>/<container>
  <id>        of a letter, as "outbox:list" shows it

Puts messages that were tried in vain too often back to where they stood. The running server tells them within a minute,
as things are by then; what fails again is tried for about an hour and a half and then listed again. If it is ended, run
it again: it goes on. What is about something that is gone is dropped.

In Azure it works as whoever ran "az login"; that account needs the role Cosmos DB Built-in Data Contributor. For a
Cosmos DB server on this machine set COSMOS_KEY.

Ends with 0 when it is done, 1 when something failed or was left, 2 when what was typed is wrong.
`;

await runCommand({
  usage,
  options: ["in", "tenant", "letter"],
  work: async (ask) => {
    const location = askExisting(ask, "in");
    const tenant = askTenant(ask);
    const wanted = ask("letter");
    const store = await openStore(location, new Date());
    try {
      const records = store.forTenant(tenant);
      const done = { resent: 0, gone: 0, left: 0 };
      for await (const { record, letter } of wanted === "all"
        ? deadLettersOf(records)
        : one(records, wanted)) {
        if (!letter) done.left += 1;
        else if (await resendDeadLetter(records, record)) done.resent += 1;
        else done.gone += 1;
      }
      const left = done.left === 0 ? "" : ` ${done.left} of a newer version were left.`;
      console.log(`Put back: ${done.resent}. About something that is gone: ${done.gone}.${left}`);
      return done.left === 0;
    } finally {
      await store.close();
    }
  },
});

async function* one(records: Records, letterId: string): ReturnType<typeof deadLettersOf> {
  const record = await deadLetters.findRecord(records, letterId);
  if (!record) throw new WrongInputError("--letter is wrong: there is no such letter. Nothing was put back.");
  yield { record, letter: deadLetterFrom(record) };
}
