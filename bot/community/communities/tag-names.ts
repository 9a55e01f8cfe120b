// What the tags of a community are called now. Entries keep their tags as they were typed; the community says which of
// them has another name, and whatever people see goes through here. So renaming ten thousand entries is one write, and
// taking it back brings each of them back as it was.
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
 * One line after the other, each over what came of those before it: so there are no cycles, whichever lines were taken
 * away. A line about a tag that has another name by then changes nothing. A line to a tag that has another name leads to
 * that name, unless it gives the tag its old name back. A name is always its own name.
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
 * Tags as they are written over those of an entry: what stayed is kept as it was typed, so that taking a new name back
 * reaches an entry that was edited in the meantime.
 * @param most tags that an entry may keep; where that is too few for all that was typed, the names are kept.
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
