// Valid values in which something is changed into what nobody expects there.
import fc from "fast-check";

/** By what a part is replaced; `undefined` leaves it out. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    " ",
    0,
    -1,
    1e308,
    2 ** 53,
    true,
    [],
    [null],
    {},
    "__proto__",
    "constructor",
    "../../x",
    "\u0000",
    "\ud800",
    "\u202e",
    "%00%ff",
    "' OR 1=1 --",
    "{{DATE(2017-02-14T06:08:39Z)}}",
    "<at>Ben</at>",
    "0000-00-00T99:99:99Z",
    "javascript:alert(1)",
    "http://[",
    { length: { toString: 1 } },
    { length: 1e9, valueOf: null },
    "x".repeat(70_000),
    Array.from({ length: 2_000 }, (_, at) => at),
  ),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(
    fc.constantFrom("__proto__", "toString", "length", "then", "toJSON", "value"),
    fc.jsonValue(),
  ),
);

export interface Change {
  /** Which part of the value, counted from the outside; the rest of the division by their number. */
  readonly at: number;
  readonly value: unknown;
}

/** One to four changes of a value. */
const changes: fc.Arbitrary<Change[]> = fc.array(fc.record({ at: fc.nat(), value: hostile }), {
  minLength: 1,
  maxLength: 4,
});

/** @param seed the same gives the same changes */
export const changesOf = (count: number, seed: number): Change[][] =>
  fc.sample(changes, { numRuns: count, seed });

type Path = readonly (string | number)[];

const isParent = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === "object" && value !== null;

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (!isParent(value)) return [path];
  return [path, ...Object.keys(value).flatMap((key) => pathsOf(value[key], [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (!isParent(value)) return value;
  const changed = replaced(value[key], rest, by);
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === key ? changed : item));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? changed : item]),
  );
}

export const mangled = (value: unknown, all: readonly Change[]): unknown =>
  all.reduce((before, { at, value: by }) => {
    const paths = pathsOf(before);
    return replaced(before, paths[at % paths.length] ?? [], by);
  }, value);

/** The value once for each of its parts, from the whole to each leaf, with that part replaced. */
export const withEachPart = (value: unknown, by: unknown): unknown[] =>
  pathsOf(value).map((path) => replaced(value, path, by));

/** The value with each of its texts as `by` gives it. */
export function withTexts(value: unknown, by: (text: string, key: string) => string, key = ""): unknown {
  if (typeof value === "string") return by(value, key);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, by, key));
  if (!isParent(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, by, name)]));
}

/** The value once for each text in it, with that text replaced. */
export function withEachText(value: unknown, by: (text: string) => string): unknown[] {
  const textAt = (path: Path) =>
    path.reduce<unknown>((part, key) => (isParent(part) ? part[key] : part), value);
  return pathsOf(value).flatMap((path) => {
    const text = textAt(path);
    return typeof text === "string" ? [replaced(value, path, by(text))] : [];
  });
}
