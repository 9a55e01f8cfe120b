// How fast the search is, beside the floor: the same texts and queries in a plain FTS5 table without our layers.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import type { RecordStore } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { recordOf } from "./filled-database.ts";
import { MadeUpLanguage, type MadeUpTip } from "./made-up-tips.ts";
import { compare, milliseconds, printTable, timesOf, type Line } from "./measure.ts";

const communityId = "bench-community";
const tenantId = "bench-tenant";
const size = { rounds: 5, calls: 50, warmUp: 20 };

/** Ways to ask. */
function queryKinds(language: MadeUpLanguage, tips: readonly MadeUpTip[]): Record<string, () => string> {
  const titleWords = () => language.oneOf(tips).title.split(" ");
  const misspelt = (text: string) => {
    const at = 1 + language.below(text.length - 2);
    return text.slice(0, at) + text.slice(at + 1);
  };
  return {
    "one letter": () => language.oneOf(titleWords()).slice(0, 1),
    "two to four letters": () => language.oneOf(titleWords()).slice(0, 2 + language.below(3)),
    "one word": () => language.oneOf(titleWords()),
    "two words": () => titleWords().slice(0, 2).join(" "),
    "three words, last begun": () => titleWords().slice(0, 3).join(" ").slice(0, -2),
    "one misspelt word": () => misspelt(language.oneOf(titleWords())),
    "two words, one misspelt": () => {
      const [first = "", second = ""] = titleWords();
      return `${first} ${misspelt(second)}`;
    },
    "found nowhere": () => `${language.oneOf(titleWords())} xqzxqzxqz`,
  };
}

/** Gives the queries one after the other, and begins anew at the end. */
function inTurn<T>(list: readonly [T, ...T[]]): () => T {
  let next = 0;
  return () => list[next++ % list.length] ?? list[0];
}

async function recordsWith(tips: readonly MadeUpTip[]): Promise<RecordStore> {
  const records = await openSqliteRecords({ file: ":memory:", now: () => new Date() });
  for (const tip of tips) {
    await records.forTenant(tenantId).write(recordOf(tip, communityId), { absent: true });
  }
  return records;
}

function openFloor(file: string, tips: readonly MadeUpTip[]): DatabaseSync {
  const floor = new DatabaseSync(file);
  floor.exec(`pragma journal_mode = wal; pragma synchronous = normal;
    create virtual table texts using fts5 (title, tags, body, prefix = '2 3 4');
    insert into texts (texts, rank) values ('rank', 'bm25(10.0, 6.0, 1.0)')`);
  floor.exec("begin");
  const insert = floor.prepare("insert into texts (title, tags, body) values (?, ?, ?)");
  for (const { title, tags, markdown } of tips) insert.run(title, tags.join(" "), markdown);
  floor.exec("commit");
  return floor;
}

export async function searchBench(textCount: number): Promise<void> {
  const language = new MadeUpLanguage();
  const tips = language.tips(textCount);
  const folder = mkdtempSync(join(tmpdir(), "commonplace-bench-"));
  try {
    const records = await recordsWith(tips);
    const floorStart = performance.now();
    const floor = openFloor(join(folder, "floor.db"), tips);
    const floorBuild = performance.now() - floorStart;

    const file = join(folder, "search.db");
    const search = await openSearch({ file, records, now: () => new Date(), onError: console.error });
    const find = (query: string) => search.find(tenantId, [communityId], { query, limit: 10 });
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    const buildStart = performance.now();
    while ((await find("xqzxqzxqz")).reading);
    const build = performance.now() - buildStart;
    loop.disable();

    const plain = floor.prepare(
      "select rowid, title, tags, body from texts where texts match ? order by rank limit 10",
    );
    const lines: Line[] = [];
    for (const [kind, makeQuery] of Object.entries(queryKinds(language, tips))) {
      const queries = Array.from({ length: size.rounds * size.calls }, makeQuery);
      const all: [string, ...string[]] = [makeQuery(), ...queries];
      const nextOwn = inTurn(all);
      const nextFloor = inTurn(all);
      let found = 0;
      let asked = 0;
      const own = async () => {
        asked++;
        if ((await find(nextOwn())).entries.length > 0) found++;
      };
      const expression = (query: string) => query.replace(/\S+/gu, '"$&" *').replaceAll("* ", "* AND ");
      const comparison = await compare(
        { work: own },
        { work: () => plain.all(expression(nextFloor())) },
        size,
      );
      lines.push({ "": kind, ...timesOf(comparison), found: `${Math.round((found / asked) * 100)} %` });
    }

    printTable(`search: ${textCount} texts; floor: plain FTS5, without spelling or communities`, lines);
    console.log(
      `built in ${milliseconds(build)}, floor ${milliseconds(floorBuild)}, x ${(build / floorBuild).toFixed(1)}; ` +
        `longest pause for others ${milliseconds(loop.max / 1e6)}; ` +
        `file ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`,
    );
    await search.close();
    floor.close();
    await records.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
