// A community of 10,000 tips and 5,000 problems: what its people wait for, beside the floor: the same data in plain
// tables of SQLite, with one statement by hand for each question.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { EntryFilter } from "../../bot/community/entries/entry.ts";
import { problemRecord } from "../../bot/community/problems/problem.ts";
import type { RecordToWrite } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { fillDatabase, recordOf } from "./filled-database.ts";
import { MadeUpLanguage, type MadeUpTip } from "./made-up-tips.ts";
import { compare, printTable, timesOf, type Line } from "./measure.ts";

const counts = { tips: 10_000, problems: 5_000 };
const communityId = "bench-community";
const tenantId = "bench-tenant";
const pageSize = 20;
/** Pages before the deep one. */
const deep = 300;
const size = { rounds: 5, calls: 40, warmUp: 10 };

interface MadeUpEntry extends MadeUpTip {
  readonly state: "open" | "solved" | undefined;
  readonly record: RecordToWrite;
}

/** One problem of fifty is open: those that are looked for are few. */
function entriesOf(language: MadeUpLanguage): MadeUpEntry[] {
  const person = { userId: "bench-person", name: "Bench" };
  const tips = language.tips(counts.tips).map((tip) => ({
    ...tip,
    state: undefined,
    record: recordOf(tip, communityId),
  }));
  const problems = language.tips(counts.problems).map((one, number) => {
    const isOpen = number % 50 === 0;
    const record = problemRecord({
      ...one,
      tags: [...one.tags],
      communityId,
      asker: person,
      source: { kind: "written" },
      haveItToo: [],
      crossPostedTo: [],
      tips: [],
      cards: [],
      replies: [
        {
          id: "reply-1",
          markdown: language.sentence(60),
          author: person,
          createdAt: "2026-01-05T09:00:00.000Z",
          ...(!isOpen && { accepted: { by: person, reason: "", at: "2026-01-05T10:00:00.000Z" } }),
        },
      ],
    });
    return { ...one, state: isOpen ? ("open" as const) : ("solved" as const), record };
  });
  // Two tips after each problem, as it may come.
  return problems.flatMap((problem, number) => [problem, ...tips.slice(number * 2, number * 2 + 2)]);
}

function openFloor(entries: readonly MadeUpEntry[]) {
  const db = new DatabaseSync(":memory:");
  db.exec(`create table entries (row integer primary key, state text, body text not null);
    create index by_state on entries (state, row);
    create table tags (tag text not null, row integer not null, primary key (tag, row)) without rowid;
    create virtual table texts using fts5 (title, tags, body, prefix = '2 3 4');
    insert into texts (texts, rank) values ('rank', 'bm25(10.0, 6.0, 1.0)'); begin`);
  const insert = db.prepare("insert into entries (state, body) values (?, ?)");
  const insertTag = db.prepare("insert into tags (tag, row) values (?, ?)");
  const insertText = db.prepare("insert into texts (rowid, title, tags, body) values (?, ?, ?, ?)");
  for (const { state, record, title, tags, markdown } of entries) {
    const { lastInsertRowid: row } = insert.run(state ?? null, JSON.stringify(record.body));
    for (const tag of new Set(tags)) insertTag.run(tag, row);
    insertText.run(row, title, tags.join(" "), markdown);
  }
  db.exec("commit");
  const all = db.prepare("select body from entries where row < ? order by row desc limit ?");
  const tagged = db.prepare(
    "select body from tags join entries using (row) where tag = ? order by tags.row desc limit ?",
  );
  const inState = db.prepare("select body from entries where state = ? order by row desc limit ?");
  const found = db.prepare(
    "select entries.body as body from texts join entries on entries.row = texts.rowid where texts match ? order by rank limit ?",
  );
  const read = (rows: readonly Record<string, unknown>[]): unknown[] =>
    rows.map(({ body }): unknown => JSON.parse(String(body)));
  return {
    list: (before = entries.length + 1) => read(all.all(before, pageSize)),
    tagged: (tag: string) => read(tagged.all(tag, pageSize)),
    inState: (state: string) => read(inState.all(state, pageSize)),
    find: (expression: string) => read(found.all(expression, 10)),
    close: () => db.close(),
  };
}

/** Names by their use in each turn: many entries, few, and between. */
function inTurn<T>(list: readonly T[]): () => T {
  let next = 0;
  return () => {
    const one = list[next++ % list.length];
    if (one === undefined) throw new Error("Nothing to choose from.");
    return one;
  };
}

export async function communityBench(): Promise<void> {
  const language = new MadeUpLanguage();
  const entries = entriesOf(language);
  const folder = mkdtempSync(join(tmpdir(), "commonplace-bench-"));
  const floor = openFloor(entries);
  try {
    const file = join(folder, "records.db");
    await fillDatabase(
      file,
      tenantId,
      entries.map(({ record }) => record),
    );
    const records = await openSqliteRecords({ file, now: () => new Date() });
    const search = await openSearch({
      file: join(folder, "search.db"),
      records,
      now: () => new Date(),
      onError: (error) => console.error(error),
    });
    const list = (filter: EntryFilter, cursor?: string) =>
      search.list(tenantId, [communityId], { filter, size: pageSize, cursor });
    const find = (query: string) => search.find(tenantId, [communityId], { query, limit: 10 });
    const similar = (text: string) => search.similar(tenantId, [communityId], { text, limit: 3 });
    while ((await find("xqzxqzxqz")).reading);
    let deepCursor: string | undefined;
    for (let page = 0; page < deep; page++) ({ cursor: deepCursor } = await list({}, deepCursor));

    const tags = [...new Set(entries.flatMap((entry) => entry.tags))].slice(0, 500);
    const titles = Array.from({ length: 200 }, () => language.oneOf(entries).title);
    const typed = titles.map((title) => title.slice(0, 3 + language.below(title.length - 3)));
    const [tag, floorTag] = [inTurn(tags), inTurn(tags)];
    const [query, floorQuery] = [inTurn(typed), inTurn(typed)];
    const [question, floorQuestion] = [inTurn(titles), inTurn(titles)];
    const begun = (text: string) => text.trim().replace(/\S+/gu, '"$&" *').replaceAll("* ", "* AND ");
    const some = (text: string) => text.trim().replace(/\S+/gu, '"$&"').replaceAll('" "', '" OR "');
    const questions: Record<string, [own: () => unknown, floor: () => unknown]> = {
      "first page": [() => list({}), () => floor.list()],
      "a page far down": [() => list({}, deepCursor), () => floor.list(entries.length + 1 - deep * pageSize)],
      "one tag": [() => list({ tagged: new Map([[communityId, [tag()]]]) }), () => floor.tagged(floorTag())],
      "open problems": [() => list({ state: "open" }), () => floor.inState("open")],
      "solved problems": [() => list({ state: "solved" }), () => floor.inState("solved")],
      "search while typing": [() => find(query()), () => floor.find(begun(floorQuery()))],
      "similar while asking": [() => similar(question()), () => floor.find(some(floorQuestion()))],
      "tags in use": [() => search.tagsInUse(tenantId, communityId), () => floor.list()],
    };
    const lines: Line[] = [];
    for (const [name, [own, floorWork]] of Object.entries(questions)) {
      const comparison = await compare({ work: own }, { work: floorWork }, size);
      lines.push({ "": name, ...timesOf(comparison) });
    }
    printTable(
      `a community of ${counts.tips} tips and ${counts.problems} problems; floor: plain SQLite, one statement each`,
      lines,
    );
    await search.close();
    await records.close();
  } finally {
    floor.close();
    rmSync(folder, { recursive: true });
  }
}
