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
  readonly wanted: Pick<WantedEntries, "kind" | "tag" | "state" | "freshness">;
  /** The name of a community, or a part of it. */
  readonly community?: string | undefined;
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

/** `fresh`, `ageing`, `doubted`; undefined for anything else. Only tips have it. */
export function wantedByFreshness(text: string): TypedSearch["wanted"] | undefined {
  const freshness = freshnesses.find((one) => one === folded(text).trim());
  return freshness && { kind: "tip", freshness };
}

/** One tag; undefined for what cannot be one. */
export function wantedByTag(text: string): TypedSearch["wanted"] | undefined {
  const { data: tag } = storedTag.safeParse(text);
  return tag === undefined ? undefined : { tag };
}

/** What has spaces stands in quotation marks, straight or as programs make them. */
const narrowing = /(?<=^|\s)(tag|is|in):(?:["“”„]([^"“”„]+)["“”„]|([^\s"“”„]+))(?=$|\s)/giu;

/**
 * Takes `tag:excel`, `tag:"new hires"`, `is:solved` (`open`, `tip`, `problem`, `fresh`, `ageing`, `doubted`) and
 * `in:looms` out of what was typed; of several of a kind the last one counts. Everything else stays words.
 */
export function typedSearch(text: string): TypedSearch {
  let search: TypedSearch = { words: "", wanted: {} };
  const words = text.replace(narrowing, (all, name: string, quoted?: string, bare?: string) => {
    const value = quoted ?? bare ?? "";
    const key = name.toLowerCase();
    if (key === "in") {
      search = { ...search, community: value };
      return "";
    }
    const wanted = key === "tag" ? wantedByTag(value) : (wantedByKind(value) ?? wantedByFreshness(value));
    if (!wanted) return all;
    const { tag } = search.wanted;
    search = { ...search, wanted: key === "tag" ? { ...search.wanted, ...wanted } : { tag, ...wanted } };
    return "";
  });
  return { ...search, words: words.replace(/\s+/gu, " ").trim() };
}

/** Whether anything was asked for at all. */
export const isAsked = ({ words, wanted, community }: TypedSearch): boolean =>
  words !== "" || community !== undefined || Object.values(wanted).some((value) => value !== undefined);

/** The communities of that name; where none has it, those of whose name it is a part. */
function named(communities: readonly Community[], name: string | undefined): readonly Community[] {
  if (name === undefined) return communities;
  const wanted = folded(name).trim();
  const same = communities.filter((one) => folded(one.name) === wanted);
  return same.length > 0 ? same : communities.filter((one) => folded(one.name).includes(wanted));
}

export interface TypedResult {
  /** Most useful first; newest first where there were no words. At most `limits.searchResults`. */
  readonly found: readonly EntryOfCommunity[];
  /** Something of it is still being read: more may be found later. */
  readonly reading: boolean;
}

/** Finds in communities whose access is judged; undefined where none of them is called as was asked for. */
export async function findTyped(
  deps: Pick<EntryDeps, "search" | "now">,
  actor: Actor,
  communities: readonly Community[],
  { words, wanted, community }: TypedSearch,
): Promise<TypedResult | undefined> {
  const where = named(communities, community);
  if (where.length === 0 && community !== undefined) return undefined;
  const filter = filterFor(wanted, actor, where, deps.now());
  if (words !== "") return findEntries(deps, actor, where, words, filter);
  const { entries, reading } = await listEntries(deps, actor, where, filter, undefined);
  return { found: entries.slice(0, limits.searchResults), reading };
}
