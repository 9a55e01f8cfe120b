// What is held about somebody, as they take it along: a zip of my-data.json, which holds everything, and Markdown of their
// own texts, which reads without this program.
import type { Readable } from "node:stream";
import type { HeldPage, MyData } from "../community/my-data/export-my-data.ts";
import { pageFolders } from "../community/my-data/held-kind.ts";
import { jsonText, textZip } from "./text-zip.ts";

const textOf = (pages: readonly HeldPage[]): string =>
  pages.map(({ title, markdown }) => `## ${title.replace(/\s+/gu, " ")}\n\n${markdown}\n`).join("\n");

export function myDataZip({ file, pages }: MyData): Readable {
  const texts = pageFolders.flatMap((folder) => {
    const own = pages.filter((page) => page.folder === folder);
    return own.length > 0 ? [{ name: `${folder}.md`, text: `# My ${folder}\n\n${textOf(own)}` }] : [];
  });
  return textZip([{ name: "my-data.json", text: jsonText(file) }, ...texts], file.exportedAt);
}
