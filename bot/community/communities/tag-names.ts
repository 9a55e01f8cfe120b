// Current names of tags. Entries keep their tags as typed, and the community maps them when they are shown. So renaming
// a tag of ten thousand entries is one write, and undoing it restores each entry.
import { z } from "zod";

/** Loose: what a newer version has added stays when another line is written beside it. */
export const tagRename = z.looseObject({ id: z.string(), from: z.string(), to: z.string() });
export type TagRename = Readonly<z.infer<typeof tagRename>>;

interface Renaming {
  readonly id: string;
  /** In the order in which they were said. */
  readonly tagRenames: readonly TagRename[];
}

/** By tag as typed, of those that have another name. */
const namesByRenames = new WeakMap<readonly TagRename[], ReadonlyMap<string, string>>();

/**
 * Applies the renamings one after the other, each to the result of those before, so that there are no cycles, whichever
 * were undone. One of a tag that is already renamed has no effect. One to a renamed tag leads to its new name, unless
 * that is its own old name. A name is always its own name.
 */
function namesOf({ tagRenames }: Renaming): ReadonlyMap<string, string> {
  const known = namesByRenames.get(tagRenames);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { from, to } of tagRenames) {
    if ((names.get(from) ?? from) !== from) continue;
    const named = names.get(to) ?? to;
    const name = named === from ? to : named;
    names.set(from, from);
    for (const [typed, before] of names) if (before === from) names.set(typed, name);
    names.set(name, name);
  }
  for (const [typed, name] of names) if (typed === name) names.delete(typed);
  namesByRenames.set(tagRenames, names);
  return names;
}

/** What a tag is called now. */
export const tagName = (community: Renaming, tag: string): string => namesOf(community).get(tag) ?? tag;

/** Tags of an entry as people see them, each once. */
export const shownTags = (community: Renaming, tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tagName(community, tag))),
];

/**
 * The tags to store for an entry: unchanged ones as they were typed, so that undoing a renaming reaches an edited
 * entry.
 * @param most tags of an entry; above it, the names are stored.
 */
export function tagsToKeep(
  community: Renaming,
  before: readonly string[],
  input: readonly string[],
  most: number,
): string[] {
  const kept = input.flatMap((tag) => {
    const name = tagName(community, tag);
    const typed = before.filter((one) => tagName(community, one) === name);
    return typed.length > 0 ? typed : [tag];
  });
  return kept.length > most ? [...input] : [...new Set(kept)];
}

/** As which tags a name was typed; the old name of one, too, so that old links lead there. */
export function typedAs(community: Renaming, tag: string): string[] {
  const name = tagName(community, tag);
  const renamed = [...namesOf(community)].flatMap(([typed, other]) => (other === name ? [typed] : []));
  return [name, ...renamed];
}

/** By id of the community: the tags that are meant there by any of these. */
export const taggedIn = (
  communities: readonly Renaming[],
  tags: readonly string[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    communities.map((community) => {
      const typed = tags.flatMap((tag) => typedAs(community, tag));
      return [community.id, [...new Set(typed)]];
    }),
  );

/** A tag as it was typed, and what it is called now. */
export interface RenamedTag {
  readonly typed: string;
  readonly name: string;
}

export const renamedIn = (communities: readonly Renaming[]): ReadonlyMap<string, readonly RenamedTag[]> =>
  new Map(
    communities.map((community) => [
      community.id,
      [...namesOf(community)].map(([typed, name]) => ({ typed, name })),
    ]),
  );
