// What `findTip` is asked: people type into the box of `query`, Copilot fills in the other parameters, with `*` or nothing
// for "any", and with lists in several spellings.
import { z } from "zod";
import {
  typedSearch,
  wantedByFreshness,
  wantedByKind,
  wantedByTags,
  type TypedSearch,
} from "../../community/entries/typed-search.ts";
import { optionalLine } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";

const parameter = z.object({ name: z.string(), value: z.unknown() });
const queryValue = z
  .object({
    parameters: z.array(parameter).catch([]),
    queryOptions: z.object({ skip: z.number().catch(0) }).catch({ skip: 0 }),
  })
  .catch({ parameters: [], queryOptions: { skip: 0 } });
const line = optionalLine(limits.query).catch("");

interface Asked {
  readonly query: string;
  readonly search: TypedSearch;
  readonly isFirstPage: boolean;
}

/**
 * What is not known there is not asked for. Teams asks with the parameter `initialRun` before anything is typed. What is
 * too long is cut.
 */
export function searchIn(value: unknown): Asked {
  const { parameters, queryOptions } = queryValue.parse(value);
  const given = (wanted: string) => parameters.find(({ name }) => name === wanted)?.value;
  const query = withoutWildcards(textOf(given("query")));
  const typed = typedSearch(query);
  const communities = namesIn(given("community"));
  return {
    query,
    search: {
      words: typed.words,
      wanted: {
        ...typed.wanted,
        ...wantedByFreshness(namesIn(given("freshness"))),
        ...sharedBy(namesIn(given("kind")).map(wantedByKind)),
        ...wantedByTags(namesIn(given("tag"))),
      },
      communities: communities.length > 0 ? communities : typed.communities,
    },
    isFirstPage: queryOptions.skip <= 0,
  };
}

/** A list that is no text is one all the same. */
function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === "string").join(", ") : value;
  return line.parse(typeof text === "string" ? bare(text.slice(0, limits.query)) : "");
}

const quotes = `"'“”„‘’«»\``;
const quoted = new RegExp(`^[${quotes}]([^${quotes}]*)[${quotes}]$`, "u");

/** Without quotation marks around it. */
const bare = (text: string): string => text.trim().replace(quoted, "$1").trim();

/** `*`, `**` or `*.*`: anything. */
const wildcard = /^\*(?:\.?\*)*$/u;

const withoutWildcards = (text: string): string =>
  text
    .split(/\s+/u)
    .filter((word) => !wildcard.test(word))
    .map((word) => word.replace(/^\*+/u, "").replace(/(?<!\*)\*+$/u, ""))
    .filter((word) => word !== "")
    .join(" ");

/**
 * One name, or several: `a, b`, `a; b`, `a and b`, `["a", "b"]`. The whole comes first, because a name may hold such a
 * sign or word. None for "any", which one wildcard among them is enough for.
 */
function namesIn(value: unknown): string[] {
  const text = textOf(value).replace(/^\[(.*)\]$/u, "$1");
  const parts = [text, ...text.split(/[,;|&]|\s(?:and|or)\s/iu)].map((part) =>
    bare(part.replace(/^\s*(?:and|or)\s/iu, "")),
  );
  if (parts.some((part) => wildcard.test(part))) return [];
  const names = parts.map(withoutWildcards);
  return [...new Set(names)].filter((name) => name !== "").slice(0, 1 + limits.tagsPerTip);
}

/** Of several kinds: what holds for all of them that are known. */
function sharedBy(wanted: readonly (TypedSearch["wanted"] | undefined)[]): TypedSearch["wanted"] {
  const [first, ...others] = wanted.filter((one) => one !== undefined);
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([key, value]) =>
      others.every((one) => one[key as keyof typeof one] === value),
    ),
  );
}
