// What is held about somebody, as they take it along: a zip of my-data.json, which holds everything, and Markdown of their
// own texts, which reads without this program.
import type { Readable } from "node:stream";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import type { HeldPage, MyData } from "../community/my-data/export-my-data.ts";
import { pageFolders } from "../community/my-data/held-kind.ts";

const textOf = (pages: readonly HeldPage[]): string =>
  pages.map(({ title, markdown }) => `## ${title.replace(/\s+/gu, " ")}\n\n${markdown}\n`).join("\n");

export function myDataZip({ file, pages }: MyData): Readable {
  const zip = new ZipFile();
  const mtime = new Date(file.exportedAt);
  const add = (name: string, text: string) => {
    zip.addBuffer(Buffer.from(text), name, { mtime });
  };
  add("my-data.json", `${JSON.stringify(file, undefined, 2)}\n`);
  for (const folder of pageFolders) {
    const own = pages.filter((page) => page.folder === folder);
    if (own.length > 0) add(`${folder}.md`, `# My ${folder}\n\n${textOf(own)}`);
  }
  zip.end();
  return zip.outputStream.pipe(new PassThrough());
}
