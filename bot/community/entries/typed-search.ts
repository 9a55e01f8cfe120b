// A search as people type it into one box, and as Copilot asks it in several: words, and what they are narrowed to.
import { freshnesses } from "../../contract/checks.ts";
import { storedTag } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { findEntries, listEntries, type EntryOfCommunity } from "./find-entries.ts";
import { folded } from "../text/folded.ts";
import { filterFor, type WantedEntries } from "./wanted-entries.ts";
import type { EntryDeps } from "./search.ts";

export interface TypedSearch {
  /** May be empty: then whatever fits is meant, newest first. */
  readonly words: string;
  readonly wanted: Pick<WantedEntries, "kind" | "tags" | "state" | "freshness">;
  /** A name of communities, or a part of it; what follows are other names, where none has the first. */
  readonly communities?: readonly string[] | undefined;
}

const kinds: Readonly<Record<string, TypedSearch["wanted"]>> = {
  tip: { kind: "tip" },
  problem: { kind: "problem" },
  solved: { kind: "problem", state: "solved" },
  open: { kind: "problem", state: "open" },
};

/** `tip`, `problem`, `solved problem`, `open problem`, one or several; undefined for anything else. */
export function wantedByKind(text: string): TypedSearch["wanted"] | undefined {
  const [first = "", second, more] = folded(text).trim().split(/\s+/u);
  const name = first.replace(/s$/u, "");
  const isOne = second === undefined || (/^problems?$/u.test(second) && /^(?:solved|open)$/u.test(name));
  return isOne && more === undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

/** Any of `fresh`, `ageing`, `doubted`; undefined where there is none of them. Only tips have it. */
export function wantedByFreshness(texts: readonly string[]): TypedSearch["wanted"] | undefined {
  const named = texts.map((text) => folded(text).trim());
  const freshness = freshnesses.filter((one) => named.includes(one));
  return freshness.length === 0 ? undefined : { kind: "tip", freshness };
}

/** Any of these tags; undefined where none of them can be one. */
export function wantedByTags(texts: readonly string[]): TypedSearch["wanted"] | undefined {
  const tags = texts.map((text) => storedTag.safeParse(text).data).filter((tag) => tag !== undefined);
  return tags.length === 0 ? undefined : { tags };
}

/** A value with spaces is in quotation marks, straight or typographic. */
const narrowing = /(?<=^|\s)(tag|is|in):(?:["“”„]([^"“”„]+)["“”„]|([^\s"“”„]+))(?=$|\s)/giu;

/**
 * Takes `tag:excel`, `tag:"new hires"`, `is:solved` (`open`, `tip`, `problem`, `fresh`, `ageing`, `doubted`) and
 * `in:looms` out of the typed text; the last one of each kind counts. The rest are words.
 */
export function typedSearch(text: string): TypedSearch {
  let search: TypedSearch = { words: "", wanted: {} };
  const words = text.replace(narrowing, (all, name: string, quoted?: string, bare?: string) => {
    const value = quoted ?? bare ?? "";
    const key = name.toLowerCase();
    if (key === "in") {
      search = { ...search, communities: [value] };
      return "";
    }
    const wanted =
      key === "tag" ? wantedByTags([value]) : (wantedByKind(value) ?? wantedByFreshness([value]));
    if (!wanted) return all;
    const { tags } = search.wanted;
    search = { ...search, wanted: key === "tag" ? { ...search.wanted, ...wanted } : { tags, ...wanted } };
    return "";
  });
  return { ...search, words: words.replace(/\s+/gu, " ").trim() };
}

/** Whether anything was asked for at all. */
export const isAsked = ({ words, wanted, communities }: TypedSearch): boolean =>
  words !== "" || communities !== undefined || Object.values(wanted).some((value) => value !== undefined);

/** In place of a community's name: all of them, unless one is called so. */
const everyCommunity = /^(?:all|any)(?: communit(?:y|ies))?$/u;

/** The communities of that name, or else those whose name contains it, here or among the others' names. */
function named(communities: readonly Community[], names: readonly string[]): readonly Community[] {
  const wanted = names.map((name) => folded(name).trim());
  const called = communities.map((one) => ({ one, name: folded(one.name).trim() }));
  const isEvery = wanted.every((name) => everyCommunity.test(name));
  if (isEvery && !called.some(({ name }) => wanted.includes(name))) return communities;
  for (const some of [wanted.slice(0, 1), wanted.slice(1)]) {
    const same = called.filter(({ name }) => some.includes(name));
    const found =
      same.length > 0 ? same : called.filter(({ name }) => some.some((one) => name.includes(one)));
    if (found.length > 0) return found.map(({ one }) => one);
  }
  return [];
}

export interface TypedResult {
  /** Most useful first; newest first where there were no words. At most `limits.searchResults`. */
  readonly found: readonly EntryOfCommunity[];
  /** Something of it is still being read: more may be found later. */
  readonly reading: boolean;
}

/** Finds in communities whose access was checked; undefined where none has the name that was asked for. */
export async function findTyped(
  deps: Pick<EntryDeps, "search" | "now">,
  actor: Actor,
  communities: readonly Community[],
  { words, wanted, communities: names }: TypedSearch,
): Promise<TypedResult | undefined> {
  const where = names === undefined ? communities : named(communities, names);
  if (where.length === 0 && names !== undefined) return undefined;
  const filter = filterFor(wanted, actor, where, deps.now());
  if (words !== "") return findEntries(deps, actor, where, words, filter);
  const { entries, reading } = await listEntries(deps, actor, where, filter, undefined);
  return { found: entries.slice(0, limits.searchResults), reading };
}
