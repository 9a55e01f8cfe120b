// What our layers cost on SQLite, beside the floor: the same prepared statements on a file of the same content, asked
// through node:sqlite directly, without checks, conditions, sweeping or JSON.
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { communityScope } from "../../bot/community/communities/community.ts";
import { tipRecords } from "../../bot/community/tips/tip.ts";
import type { Records, RecordToWrite, Scope } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { storeRow } from "../../bot/records/sqlite/rows.ts";
import { prepareStatements, type Statements } from "../../bot/records/sqlite/statements.ts";
import { inTransaction } from "../../bot/records/sqlite/transaction.ts";
import { temporaryFolder } from "../server-process.ts";
import { fillDatabase, recordOf } from "./filled-database.ts";
import { MadeUpLanguage, type MadeUpTip } from "./made-up-tips.ts";
import { compare, milliseconds, printTable, timesOf, type Line } from "./measure.ts";

const recordCount = 20_000;
const communityCount = 20;
const pageSize = 20;
/** As the search index reads. */
const changesAtOnce = 50;
const tenant = "bench-tenant";
const size = { rounds: 15, calls: 100 };

/** One side of the comparison. Each verb goes on to another record or community with each call. */
interface Side {
  find(): unknown;
  firstPage(): unknown;
  /** Nothing was written since the last time: what each search asks. */
  noChanges(): unknown;
  manyChanges(): unknown;
  writeNew(): unknown;
  /** Reads, and writes over what was read. */
  writeOver(): unknown;
}

/** The verbs, in an order in which none changes what another measures, as they are called in the table. */
const verbs = {
  find: "find",
  firstPage: `page of ${pageSize}`,
  noChanges: "changes, none",
  manyChanges: `changes, ${changesAtOnce}`,
  writeNew: "write a new one",
  writeOver: "find, then write over it",
} as const satisfies Record<keyof Side, string>;

/** The same walk over all records on both sides. 7,919 is prime, so every record comes up. */
function walk(tips: readonly RecordToWrite[]): () => RecordToWrite {
  let step = 0;
  return () => {
    const tip = tips[(step++ * 7_919) % tips.length];
    if (!tip) throw new Error("No records.");
    return tip;
  };
}

function ownSide(records: Records, tips: readonly RecordToWrite[], marks: Marks): Side {
  const next = walk(tips);
  const changes = (mark: (scope: Scope) => string | undefined) => {
    const { scope } = next();
    return records.changesSince(scope, mark(scope), changesAtOnce);
  };
  let created = 0;
  return {
    find() {
      const { scope, id } = next();
      return records.find(scope, id);
    },
    firstPage: () =>
      records.page({ scope: next().scope, kind: tipRecords.kind, order: "created", size: pageSize }),
    noChanges: () => changes((scope) => marks.end.get(scope)),
    manyChanges: () => changes((scope) => marks.middle.get(scope)),
    async writeNew() {
      const { outcome } = await records.write({ ...next(), id: `tip.new-${created++}` }, { absent: true });
      if (outcome !== "written") throw new Error("A new record was not new.");
    },
    async writeOver() {
      const tip = next();
      const found = await records.find(tip.scope, tip.id);
      if (!found) throw new Error("A record is missing.");
      const { outcome } = await records.write(tip, { version: found.version });
      if (outcome !== "written") throw new Error("A record was written by somebody else.");
    },
  };
}

function floorSide(db: DatabaseSync, sql: Statements, tips: readonly RecordToWrite[], middle: number): Side {
  const next = walk(tips);
  const now = () => new Date().toISOString();
  const end = storeRow.parse(sql.store.get()).sequence;
  const find = ({ scope, id }: RecordToWrite) => sql.find.get({ tenant, scope, id, now: now() });
  const changes = (since: number) =>
    sql.changes.all({ tenant, scope: next().scope, since, now: now(), limit: changesAtOnce + 1 });
  const write = ({ scope, id, kind, body }: RecordToWrite) =>
    inTransaction(db, () => {
      const sequence = sql.advance.get()?.["sequence"] ?? null;
      const at = now();
      const times = { createdAt: at, changedAt: at, expiresAt: null };
      sql.write[0].get({
        tenant,
        scope,
        id,
        kind,
        sequence,
        ...times,
        outbox: null,
        body: JSON.stringify(body),
      });
    });
  let created = 0;
  return {
    find: () => find(next()),
    firstPage: () =>
      sql.firstPage.created.all({
        tenant,
        scope: next().scope,
        kind: tipRecords.kind,
        now: now(),
        limit: pageSize + 1,
      }),
    noChanges: () => changes(end),
    manyChanges: () => changes(middle),
    writeNew: () => write({ ...next(), id: `tip.new-${created++}` }),
    writeOver() {
      const tip = next();
      find(tip);
      write(tip);
    },
  };
}

interface Marks {
  readonly middle: ReadonlyMap<Scope, string>;
  readonly end: ReadonlyMap<Scope, string>;
}

async function marksOf(records: Records, scopes: readonly Scope[]): Promise<Marks> {
  const half = recordCount / communityCount / 2;
  const mark = async (scope: Scope, limit: number) =>
    [scope, (await records.changesSince(scope, undefined, limit)).mark] as const;
  return {
    middle: new Map(await Promise.all(scopes.map((scope) => mark(scope, half)))),
    end: new Map(await Promise.all(scopes.map((scope) => mark(scope, recordCount)))),
  };
}

const communityOf = (number: number) => `bench-${number % communityCount}`;

export async function recordsBench(): Promise<void> {
  const tips = new MadeUpLanguage()
    .tips(recordCount)
    .map((tip: MadeUpTip, number) => recordOf(tip, communityOf(number)));
  const scopes = Array.from({ length: communityCount }, (_, number) => communityScope(communityOf(number)));
  const data = await temporaryFolder();
  try {
    const files = { own: path.join(data.folder, "own.db"), floor: path.join(data.folder, "floor.db") };
    for (const file of Object.values(files)) await fillDatabase(file, tenant, tips);

    const start = performance.now();
    const store = await openSqliteRecords({ file: files.own, now: () => new Date() });
    const opening = performance.now() - start;
    const db = new DatabaseSync(files.floor);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");

    const records = store.forTenant(tenant);
    const own = ownSide(records, tips, await marksOf(records, scopes));
    const floor = floorSide(db, prepareStatements(db), tips, recordCount / 2);
    const lines: Line[] = [];
    for (const verb of Object.keys(verbs) as (keyof Side)[]) {
      const comparison = await compare({ work: () => own[verb]() }, { work: () => floor[verb]() }, size);
      lines.push({ "": verbs[verb], ...timesOf(comparison) });
    }
    printTable(`records: ${recordCount} on SQLite; floor: the same statements through node:sqlite`, lines);
    console.log(`opened, with the check of the whole file, in ${milliseconds(opening)}`);
    db.close();
    await store.close();
  } finally {
    await data.remove();
  }
}
