// The index's own file: recognised as ours, opened, thrown away, made anew. Nothing of entries or queries here.
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { recordFormat } from "../community/core/stored-body.ts";

/** "CPsi" in the header of each index file: by this we know a file that we may throw away. */
const applicationId = 0x43507369;

/** Raise it when a table or the splitting of words changes: files of another format are made anew. */
const indexFormat = 8;

/**
 * Words are split by ICU: another ICU may split otherwise, so it makes another version. So does another format of
 * entries: the index keeps their bodies, and has passed over those that were too new for it.
 */
const fileVersion =
  (indexFormat * 100 + recordFormat) * 1_000 + Number.parseInt(process.versions["icu"] ?? "0", 10);

/**
 * Every word in `texts` and every row elsewhere begins with its community's key, so a question costs what its own
 * communities hold and cannot reach another's. The ASCII tokenizer with all ASCII signs as letters cuts at blanks
 * only: our words stay as words.ts made them. Five characters of each word are the key (entry-index.ts), so the
 * prefixes kept are those of one to three letters; longer ones begin few words.
 */
const schema = `
  create table communities (
    key integer primary key,
    tenant text not null,
    community text not null,
    mark text,
    caught_up integer not null default 0,
    unique (tenant, community)
  );
  create table entries (
    row integer primary key,
    community integer not null,
    record text not null,
    kind text not null,
    state text,
    unanswered integer not null,
    asked_by text,
    last_good_at text,
    doubted integer not null,
    waits_for text not null,
    texts_key text not null,
    version text not null,
    created_at text not null,
    changed_at text not null,
    body text not null
  );
  create unique index entries_by_record on entries (community, record);
  create index entries_newest on entries (community, created_at desc, record desc);
  create index entries_by_kind on entries (community, kind, created_at desc, record desc);
  create index entries_by_state on entries (community, state, created_at desc, record desc)
    where state is not null;
  create index entries_by_asker on entries (community, asked_by, created_at desc, record desc)
    where asked_by is not null;
  create index entries_unanswered on entries (community, created_at desc, record desc) where unanswered = 1;
  create index entries_waiting on entries (community, created_at desc, record desc) where waits_for <> '[]';
  create index entries_doubted on entries (community, created_at desc, record desc) where doubted = 1;
  create index entries_by_freshness on entries (community, created_at desc, record desc, last_good_at, doubted)
    where last_good_at is not null;
  create table entry_tags (
    community integer not null,
    tag text not null,
    created_at text not null,
    record text not null,
    row integer not null,
    primary key (community, tag, created_at desc, record desc)
  ) without rowid;
  create index entry_tags_by_row on entry_tags (row);
  create virtual table texts using fts5 (
    title, tags, body,
    tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[]^_\`{|}~'",
    prefix = '6 7 8'
  );
  insert into texts (texts, rank) values ('rank', 'bm25(10.0, 6.0, 1.0)');
  insert into texts (texts, rank) values ('secure-delete', 1);
  create table vocabulary (
    community integer not null,
    word text not null,
    backwards text not null,
    uses integer not null,
    primary key (community, word)
  ) without rowid;
  create index vocabulary_backwards on vocabulary (community, backwards);
  create table tags (
    community integer not null,
    tag text not null,
    uses integer not null,
    primary key (community, tag)
  ) without rowid;
  create index tags_by_use on tags (community, uses desc, tag);
`;

/** The file holds something else than a search index, so it is neither used nor touched. */
export class NotOurFileError extends Error {
  override name = "NotOurFileError";

  constructor(file: string) {
    super(`${file} is no search index of this app. Move it away or name another file for the search index.`);
  }
}

/** Another process has the file open: each running instance needs one of its own. */
export class IndexInUseError extends Error {
  override name = "IndexInUseError";

  constructor(file: string) {
    super(
      `${file} is in use by another running Commonplace. End that one, or name another file with SEARCH_FILE.`,
    );
  }
}

/** What the index holds cannot be right. */
export class DamagedIndexError extends Error {
  override name = "DamagedIndexError";
}

/** Whether the error says that the file is damaged (https://sqlite.org/rescode.html: SQLITE_CORRUPT, SQLITE_NOTADB). */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedIndexError || hasResult(error, [11, 26]);

/** SQLITE_FULL: the disk has no room for what the index wants to write. */
export const isWithoutRoom = (error: unknown): boolean => hasResult(error, [13]);

/** SQLITE_BUSY and SQLITE_LOCKED. */
const isBusy = (error: unknown): boolean => hasResult(error, [5, 6]);

/** Whether SQLite ended with one of these primary result codes: https://sqlite.org/rescode.html */
const hasResult = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  codes.includes(error.errcode & 0xff);

/**
 * Opens the index, and makes it when it is missing. A damaged file and one of another version are thrown away and
 * made anew. Throws {@link NotOurFileError} for any other file, and
 * {@link IndexInUseError} when another process has it open.
 */
export function openIndexFile(file: string): DatabaseSync {
  if (file === ":memory:") return create(file);
  mkdirSync(dirname(file), { recursive: true });
  if (!recognise(file)) return create(file);
  return openExisting(file) ?? createAnew(file);
}

export function createAnew(file: string): DatabaseSync {
  if (file !== ":memory:") remove(file);
  return create(file);
}

function remove(file: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
}

/**
 * Removes the index, which is filled anew when it is opened the next time. Throws {@link NotOurFileError} and
 * {@link IndexInUseError}, and leaves it as it is.
 */
export function removeIndexFile(file: string): void {
  if (!recognise(file)) return;
  openExisting(file)?.close();
  remove(file);
}

const successorOf = (file: string) => `${file}.new`;

/** An index beside this one, empty. Throws {@link NotOurFileError} when something else lies there. */
export function createSuccessor(file: string): DatabaseSync {
  recognise(successorOf(file));
  return createAnew(successorOf(file));
}

/** Both are closed. */
export function putSuccessorInPlace(file: string): void {
  remove(file);
  renameSync(successorOf(file), file);
}

/** False when nothing is there yet. Reads the header itself, because SQLite may refuse a damaged file. */
function recognise(file: string): boolean {
  if (!existsSync(file)) return false;
  // https://sqlite.org/fileformat2.html#the_database_header: the application id stands at byte 68.
  const header = Buffer.alloc(72);
  const handle = openSync(file, "r");
  try {
    const length = readSync(handle, header);
    if (length === 0) return false;
    if (header.readUInt32BE(68) !== applicationId) throw new NotOurFileError(file);
    return true;
  } finally {
    closeSync(handle);
  }
}

function openExisting(file: string): DatabaseSync | undefined {
  const db = new DatabaseSync(file);
  try {
    prepareConnection(db);
    if (db.prepare("pragma user_version").get()?.["user_version"] === fileVersion) return db;
  } catch (error) {
    if (!isDamage(error)) {
      db.close();
      throw isBusy(error) ? new IndexInUseError(file) : error;
    }
  }
  db.close();
  return undefined;
}

function create(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  // The id is in the file before anything else, so that what a crash leaves behind is recognised.
  db.exec(
    `begin; pragma application_id = ${applicationId}; pragma user_version = ${fileVersion}; ${schema} commit`,
  );
  prepareConnection(db);
  return db;
}

function prepareConnection(db: DatabaseSync): void {
  // One process for each file. What was removed from a community leaves no bytes behind.
  db.exec(`
    pragma locking_mode = exclusive;
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma secure_delete = on;
  `);
}
