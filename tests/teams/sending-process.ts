// A process of its own for the tests: `sending-process.ts <file> <service URL> <first number>`. It writes record after
// record with a message each, tells them and sweeps, and writes a line for each write that was answered.
import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { randomId } from "../../bot/community/core/ids.ts";
import { withMessage } from "../../bot/community/outbox/message.ts";
import { openOutbox } from "../../bot/community/outbox/open-outbox.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { Connectors } from "../../bot/teams/connector.ts";
import { connectorNotifier, UnsentError } from "../../bot/teams/notifier.ts";
import { tenantId } from "./rig.ts";
import { textCard } from "../../bot/teams/cards/text-card.ts";

const [, , file, serviceUrl, first] = z
  .tuple([z.string(), z.string(), z.string(), z.string(), z.coerce.number()])
  .parse(process.argv);

const now = () => new Date();
const records = await openSqliteRecords({ file, now });
const bot = { kind: "local", allowedServiceUrls: [serviceUrl] } as const;
const notifier = connectorNotifier({ connectors: new Connectors(bot), bot, serviceUrl, now });
const fault = (error: unknown) => {
  throw error;
};
const { records: delivery } = openOutbox(
  { records, log: { gaveUp: fault, failed: fault, broke: fault }, now, newId: randomId, chance: Math.random },
  () => ({
    async deliver(_tenantId, record) {
      try {
        await notifier.post("19:kills@thread.tacv2", textCard(record.id));
        return { outcome: "delivered" };
      } catch (error) {
        if (error instanceof UnsentError) return error.delivered;
        throw error;
      }
    },
  }),
);

for (let number = first; ; number += 1) {
  const id = `message.${number}`;
  const record = { scope: "community:kills", id, kind: "note", body: {} } as const;
  const message = { id, kind: "note", order: "note", data: {} };
  await delivery.forTenant(tenantId).write(withMessage(record, message), { absent: true });
  writeSync(1, `${number}\n`);
  await setImmediate();
}
