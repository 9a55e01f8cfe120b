// A community as people take it along: a zip of Markdown that reads without this program, and community.json, which
// holds everything and can be brought in again.
import type { Readable } from "node:stream";
import { shownTags } from "../community/tags/tag-names.ts";
import { charterParts } from "../contract/charter.ts";
import type { CommunityFile, ProblemInFile, TipInFile } from "../contract/community-file.ts";
import { personName } from "../words/person-name.ts";
import { wordsFor } from "../words/words.ts";
import { jsonText, textZip, type TextFile } from "./text-zip.ts";

const english = wordsFor("en");

/** Parts of file names: readable, and safe on every system. */
const fileName = (title: string, id: string): string => {
  const words = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return `${Array.from(words).slice(0, 60).join("")}-${id}.md`;
};

const problemPath = ({ title, id }: ProblemInFile) => `problems/${fileName(title, id)}`;

/** A title between the brackets of a link. */
const linkWords = (title: string) => title.replace(/\s+/gu, " ").replace(/[\\[\]]/gu, "\\$&");

const heading = (title: string) => `# ${title.replace(/\s+/gu, " ")}`;

const tagLine = ({ id, tagRenames = [] }: CommunityFile, tags: readonly string[]) =>
  tags.length === 0 ? [] : [`Tags: ${shownTags({ id, tagRenames }, tags).join(", ")}`];

const paragraphs = (parts: readonly string[]) => `${parts.filter((part) => part !== "").join("\n\n")}\n`;

const names = new Intl.ListFormat("en");

const thanksLine = ({ credit, alsoCredited = [] }: TipInFile): string =>
  credit.kind === "person"
    ? `Thanks to ${names.format([credit, ...alsoCredited].map(({ name }) => personName(english, name)))}`
    : "";

/** Where it came from, if that is in the file to be read. */
function problemLine({ problems }: CommunityFile, { solution }: TipInFile): string {
  const problem = problems.filter(isShown).find(({ id }) => id === solution?.problemId);
  return problem ? `From the problem [${linkWords(problem.title)}](../${problemPath(problem)})` : "";
}

const tipText = (file: CommunityFile, tip: TipInFile): string =>
  paragraphs([
    heading(tip.title),
    tip.markdown,
    ...tagLine(file, tip.tags),
    thanksLine(tip),
    problemLine(file, tip),
    tip.createdAt,
  ]);

/** What is hidden stands in community.json of a steward alone. */
const isShown = ({ hidden }: Pick<TipInFile, "hidden">) => hidden === undefined;

function problemText(file: CommunityFile, problem: ProblemInFile): string {
  const asker = problem.asker.name ?? "";
  const replies = problem.replies
    .filter(isShown)
    .flatMap(({ author, accepted, markdown, createdAt }) => [
      `## ${accepted ? "Solution" : "Reply"}${author.name === "" ? "" : ` by ${author.name}`}`,
      markdown,
      accepted && accepted.reason !== "" ? `> ${accepted.reason.replace(/\n/gu, "\n> ")}` : "",
      createdAt,
    ]);
  return paragraphs([
    heading(problem.title),
    problem.markdown,
    ...tagLine(file, problem.tags),
    asker === "" ? "" : `Asked by ${asker}`,
    problem.createdAt,
    ...replies,
  ]);
}

const charterHeadings = {
  domain: "What it is about",
  community: "Who we are",
  practice: "What we do and make",
  howWeWork: "How we work together",
} as const;

function aboutText(file: CommunityFile): string {
  const { charter } = file;
  const parts = charterParts.flatMap((part) =>
    charter && charter[part] !== "" ? [`## ${charterHeadings[part]}`, charter[part]] : [],
  );
  return paragraphs([heading(file.name), file.purpose, ...parts]);
}

const quoted = (text: string) => `> ${text.replace(/\n/gu, "\n> ")}`;

const storiesText = ({ name, stories }: CommunityFile): string =>
  paragraphs([
    heading(`Stories of ${name}`),
    ...stories.flatMap(({ text, by, createdAt }) => [
      quoted(text),
      by.name === "" ? createdAt : `${by.name}, ${createdAt}`,
    ]),
  ]);

const thanksText = ({ name, thanks = [] }: CommunityFile): string =>
  paragraphs([
    heading(`Thanks in ${name}`),
    ...thanks.flatMap(({ from, to, reason, shownAt, seconds }) => [
      `## ${personName(english, from.name, "atStart")} thanks ${personName(english, to.name)}`,
      quoted(reason),
      shownAt,
      ...seconds.flatMap((one) => [quoted(one.reason), personName(english, one.by.name, "atStart")]),
    ]),
  ]);

export function communityZip(file: CommunityFile): Readable {
  const { stories, thanks = [], exportedAt } = file;
  const files: TextFile[] = [
    { name: "community.json", text: jsonText(file) },
    { name: "about.md", text: aboutText(file) },
    ...file.tips.filter(isShown).map((tip) => ({
      name: `tips/${fileName(tip.title, tip.id)}`,
      text: tipText(file, tip),
    })),
    ...file.problems.filter(isShown).map((problem) => ({
      name: problemPath(problem),
      text: problemText(file, problem),
    })),
    ...(stories.length > 0 ? [{ name: "stories.md", text: storiesText(file) }] : []),
    ...(thanks.length > 0 ? [{ name: "thanks.md", text: thanksText(file) }] : []),
  ];
  return textZip(files, exportedAt);
}
