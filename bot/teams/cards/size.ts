/**
 * Ours, for every card: Teams' documentation names limits from 28 to 100 KB for the whole message
 * (learn.microsoft.com, "Limits and specifications for Microsoft Teams").
 */
export const maxCardBytes = 25_000;

export const cardBytes = (card: object): number => Buffer.byteLength(JSON.stringify(card));

/** The card with as many of `items` as fit; those at the end give way first. */
export function fitting<Item, Card extends object>(
  items: readonly Item[],
  build: (items: readonly Item[]) => Card,
): Card {
  const card = build(items);
  return items.length === 0 || cardBytes(card) < maxCardBytes ? card : fitting(items.slice(0, -1), build);
}
