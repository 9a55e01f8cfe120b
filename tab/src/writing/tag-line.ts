/** The tags of a line as typed, each trimmed; for showing which suggestions are taken. */
export const tagsOfLine = (line: string): string[] =>
  line
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

/** Adds the tag to the line, or takes it out when it is there. */
export function toggleTag(line: string, tag: string): string {
  const tags = tagsOfLine(line);
  const without = tags.filter((other) => !sameTag(other, tag));
  return (without.length < tags.length ? without : [...tags, tag]).join(", ");
}

export const hasTag = (line: string, tag: string): boolean =>
  tagsOfLine(line).some((other) => sameTag(other, tag));

const sameTag = (one: string, other: string) =>
  one.replace(/^#+/u, "").toLocaleLowerCase("en") === other.toLocaleLowerCase("en");
