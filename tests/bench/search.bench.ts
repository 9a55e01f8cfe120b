// How fast the search is, beside the floor: the same texts and queries in a plain FTS5 table without our layers.
// Run by hand: node tests/bench/search.bench.ts [number of texts]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { tipRecord } from "../../bot/community/tip.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openTipSearch } from "../../bot/search/tip-search.ts";

const textCount = Number(process.argv[2] ?? 20_000);
const wordCount = 30_000;
const communityId = "bench-community";
const tenantId = "bench-tenant";

// mulberry32: the same texts in each run.
let seed = 20_260_101;
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let bits = Math.imul(seed ^ (seed >>> 15), seed | 1);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
}
const below = (count: number) => Math.floor(random() * count);
const oneOf = <T>(list: readonly T[]): T => {
  const one = list[below(list.length)];
  if (one === undefined) throw new Error("Nothing to choose from.");
  return one;
};

const onsets = "b c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w".split(" ");
const rhymes = "a ade al an ar e ed el en er i ic ide in ing io ite o on op or u ule um ust y".split(" ");
const words = Array.from({ length: wordCount }, () =>
  Array.from({ length: 2 + below(3) }, () => oneOf(onsets) + oneOf(rhymes)).join(""),
);
// A few words are in most texts and most words in few, as in any language.
const word = () => words[Math.floor(wordCount ** random()) - 1] ?? "";
const sentence = (length: number) => Array.from({ length }, word).join(" ");

const texts = Array.from({ length: textCount }, (_, number) => ({
  id: `bench-${String(number).padStart(8, "0")}`,
  title: sentence(4 + below(6)),
  tags: Array.from({ length: below(4) }, word),
  markdown: sentence(40 + below(120)),
}));

function misspelt(text: string): string {
  const at = 1 + below(text.length - 2);
  return text.slice(0, at) + text.slice(at + 1);
}

const titleWords = () => oneOf(texts).title.split(" ");
const kinds: Record<string, () => string> = {
  "one letter": () => oneOf(titleWords()).slice(0, 1),
  "two to four letters": () => oneOf(titleWords()).slice(0, 2 + below(3)),
  "one word": () => oneOf(titleWords()),
  "two words": () => titleWords().slice(0, 2).join(" "),
  "three words, last begun": () => titleWords().slice(0, 3).join(" ").slice(0, -2),
  "one misspelt word": () => misspelt(oneOf(titleWords())),
  "two words, one misspelt": () => {
    const [first = "", second = ""] = titleWords();
    return `${first} ${misspelt(second)}`;
  },
  "found nowhere": () => `${oneOf(titleWords())} xqzxqzxqz`,
};

const milliseconds = (time: number) => `${time.toFixed(2)} ms`;

function percentiles(times: readonly number[]) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
try {
  const records = await openSqliteRecords({ file: ":memory:", now: () => new Date() });
  for (const text of texts) {
    const record = tipRecord({
      ...text,
      communityId,
      credit: { kind: "withoutName" },
      source: { kind: "written" },
      savedBy: { userId: "bench-person", name: "Bench" },
    });
    await records.forTenant(tenantId).write(record, { absent: true });
  }

  const floor = new DatabaseSync(join(folder, "floor.db"));
  floor.exec(`pragma journal_mode = wal; pragma synchronous = normal;
    create virtual table texts using fts5 (title, tags, body, prefix = '2 3 4');
    insert into texts (texts, rank) values ('rank', 'bm25(10.0, 6.0, 1.0)')`);
  const floorStart = performance.now();
  floor.exec("begin");
  const insert = floor.prepare("insert into texts (title, tags, body) values (?, ?, ?)");
  for (const { title, tags, markdown } of texts) insert.run(title, tags.join(" "), markdown);
  floor.exec("commit");
  const floorBuild = performance.now() - floorStart;

  const file = join(folder, "search.db");
  const search = await openTipSearch({ file, records, onError: (error) => console.error(error) });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const buildStart = performance.now();
  while ((await search.find(tenantId, [communityId], "xqzxqzxqz", 10)).reading);
  const build = performance.now() - buildStart;
  loop.disable();

  console.log(`${textCount} texts, built in ${milliseconds(build)}; floor ${milliseconds(floorBuild)}`);
  console.log(
    `  ratio ${(build / floorBuild).toFixed(1)}; longest pause for others ${milliseconds(loop.max / 1e6)}`,
  );
  console.log(
    `  heap in use ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(0)} MB with the texts themselves`,
  );

  const plain = floor.prepare(
    "select rowid, title, tags, body from texts where texts match ? order by rank limit 10",
  );
  const table: Record<string, Record<string, string>> = {};
  for (const [kind, makeQuery] of Object.entries(kinds)) {
    const queries = Array.from({ length: 300 }, makeQuery);
    const ours: number[] = [];
    const floors: number[] = [];
    let found = 0;
    for (const query of queries) {
      const expression = query
        .split(" ")
        .map((text) => `"${text}" *`)
        .join(" AND ");
      const plainStart = performance.now();
      plain.all(expression);
      floors.push(performance.now() - plainStart);
      const start = performance.now();
      const { tips } = await search.find(tenantId, [communityId], query, 10);
      ours.push(performance.now() - start);
      if (tips.length > 0) found++;
    }
    const own = percentiles(ours);
    const bare = percentiles(floors);
    table[kind] = {
      p50: milliseconds(own.p50),
      p99: milliseconds(own.p99),
      "floor p50": milliseconds(bare.p50),
      "floor p99": milliseconds(bare.p99),
      "ratio p50": (own.p50 / bare.p50).toFixed(1),
      "ratio p99": (own.p99 / bare.p99).toFixed(1),
      found: `${Math.round((found / queries.length) * 100)} %`,
    };
  }
  console.table(table);

  await search.close();
  console.log(`  file ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
  floor.close();
  await records.close();
} finally {
  rmSync(folder, { recursive: true });
}
