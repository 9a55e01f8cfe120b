/** The tags of a line as typed, each trimmed; for showing which suggestions are taken. */
export const tagsOfLine = (line: string): string[] =>
  line
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

/** What is typed after the last comma: a tag that is not whole yet. Nothing where it is one that is known. */
export function begunTag(line: string, known: readonly string[]): string {
  const last = (line.split(",").at(-1) ?? "").replace(/^[#\s]+/u, "").trim();
  return known.some((tag) => sameTag(last, tag)) ? "" : last;
}

/** Adds the tag to the line, in place of one that begins so at the end of it; or takes it out when it is there. */
export function toggleTag(line: string, tag: string, known: readonly string[] = []): string {
  const tags = tagsOfLine(line);
  const without = tags.filter((other) => !sameTag(other, tag));
  if (without.length < tags.length) return without.join(", ");
  return [...(isBegun(tag, begunTag(line, known)) ? tags.slice(0, -1) : tags), tag].join(", ");
}

function isBegun(tag: string, begun: string): boolean {
  const start = begun.toLocaleLowerCase("en");
  return start !== "" && ` ${tag.toLocaleLowerCase("en")}`.includes(` ${start}`);
}

export const hasTag = (line: string, tag: string): boolean =>
  tagsOfLine(line).some((other) => sameTag(other, tag));

const sameTag = (one: string, other: string) =>
  one.replace(/^#+/u, "").toLocaleLowerCase("en") === other.toLocaleLowerCase("en");
