// `npm run outbox:list`: which messages could not be delivered. Ids, kinds and codes; what they say is shown nowhere.
import { runCommand } from "./command.ts";
import { askTenant, deadLettersOf } from "./dead-letters.ts";
import { askExisting, openStore } from "./stores.ts";

const usage = `Usage: npm run outbox:list -- --in <location> --tenant <id>

  <location>  sqlite:<file> or cosmos:<endpoint>/<database>/<container>

Lists the messages of the tenant that were tried in vain too often and wait for "outbox:resend", newest first: their
id, since when, which kind, and what Teams (or Commonplace) said at last. The server may run meanwhile.

In Azure it works as whoever ran "az login"; that account needs the role Cosmos DB Built-in Data Contributor. For a
Cosmos DB server on this machine set COSMOS_KEY.

Ends with 0 when all are listed, 1 when something failed, 2 when what was typed is wrong.
`;

await runCommand({
  usage,
  options: ["in", "tenant"],
  work: async (ask) => {
    const location = askExisting(ask, "in");
    const tenant = askTenant(ask);
    const store = await openStore(location, new Date());
    try {
      let count = 0;
      for await (const { record, letter } of deadLettersOf(store.forTenant(tenant))) {
        count += 1;
        console.log(
          letter
            ? `${letter.id}  ${letter.createdAt}  ${letter.message.kind}  ${letter.code}`
            : `${record.id}  ${record.createdAt}  (of a newer version)`,
        );
      }
      console.log(count === 0 ? "Nothing waits: every message was told." : `Listed: ${count}.`);
      return true;
    } finally {
      await store.close();
    }
  },
});
