// A community as people take it along: a zip of Markdown that reads without this program, and community.json, which
// holds everything and can be brought in again.
import type { Readable } from "node:stream";
import { shownTags } from "../community/communities/tag-names.ts";
import { charterParts } from "../contract/charter.ts";
import { pictureLimits } from "../contract/picture-names.ts";
import type { CommunityExport } from "../community/moving/export-community.ts";
import type { PictureType } from "../contract/pictures.ts";
import type { PictureInFile, StoryInFile, ThanksInFile } from "../contract/community-file.ts";
import type { ProblemInFile, TipInFile } from "../contract/community-file-entries.ts";
import { writeMarkdown } from "../community/text/markdown.ts";
import { claimedName, personName } from "../strings/person-name.ts";
import { stringsFor } from "../strings/strings.ts";
import { jsonPieces } from "./json-pieces.ts";
import { heading, lineWithLink, paragraph, quote } from "./plain-text-in-markdown.ts";
import { textZip, type TextFile } from "./text-zip.ts";

/** Who opens a file may be anybody: it is in English. */
const strings = stringsFor("en");

/** Bytes in UTF-8: with an id and an ending, most file systems take a name of 255. */
const readableBytes = 150;

/** Parts of file names: readable, and safe on every system. */
const fileName = (text: string, id: string): string => {
  const parts = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return `${cutToBytes(Array.from(parts).slice(0, 60).join(""), readableBytes)}-${id}.md`;
};

/** Decoding as a stream leaves out a character that is not whole. */
const cutToBytes = (text: string, bytes: number): string =>
  new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });

const problemPath = ({ title, id }: ProblemInFile) => `problems/${fileName(title, id)}`;

const title = (text: string): string => writeMarkdown([heading(1, text)]);

const section = (text: string): string => writeMarkdown([heading(2, text)]);

const line = (text: string): string => (text === "" ? "" : writeMarkdown([paragraph(text)]));

const quoted = (text: string): string => writeMarkdown([quote(text)]);

type Tagged = Pick<CommunityExport, "id" | "tagRenames">;

const tagLine = ({ id, tagRenames }: Tagged, tags: readonly string[]) =>
  tags.length === 0
    ? []
    : [line(strings("file.tags", { tags: shownTags({ id, tagRenames }, tags).join(", ") }))];

const paragraphs = (parts: readonly string[]) => `${parts.filter((part) => part !== "").join("\n\n")}\n`;

function creditText({ credited, revision, written: { by } }: TipInFile): string {
  const names = credited.map(nameInFile);
  const isChanged = revision > 1 && by.name !== "" && credited.every(({ sign }) => sign !== by.sign);
  const editor = nameInFile(by);
  if (names.length === 0) return isChanged ? strings("file.editor", { editor }) : "";
  return isChanged ? strings("file.creditAndEditor", { names, editor }) : strings("file.credit", { names });
}

/** With who brought the name, until the person confirmed it. */
const nameInFile = ({ name, sign, claim }: TipInFile["credited"][number]): string =>
  claimedName(strings, { name, ...(claim && name !== "" && { claim: claimView(claim.by, sign) }) });

const claimView = ({ name }: { readonly name: string }, sign: string | undefined) => ({
  by: { kind: "person" as const, name },
  isTyped: sign === undefined,
});

type ReplyInFile = ProblemInFile["replies"][number];

/** Who asked without a name has none as the one who brought a message either. */
function replyAuthor({
  author: { name, sign, claim },
  message,
}: Pick<ReplyInFile, "author" | "message">): string {
  if (claim) return nameInFile({ name, claim });
  const isClaimed = message && message.answer?.answer !== "keep" && message.addedBy.sign !== sign;
  return isClaimed ? nameInFile({ name, sign, claim: { by: message.addedBy, from: message.from } }) : name;
}

const tipText = (file: Tagged, tip: TipInFile, from: string): string =>
  paragraphs([
    title(tip.title),
    tip.markdown,
    ...tagLine(file, tip.tags),
    line(creditText(tip)),
    from,
    tip.createdAt,
  ]);

/** What is hidden stands in community.json of a steward alone. */
const isShown = ({ hidden }: Pick<TipInFile, "hidden">) => hidden === undefined;

const replyHeading = (isSolution: boolean, name: string): string => {
  if (name === "") return strings(isSolution ? "file.solution" : "file.reply");
  return strings(isSolution ? "file.solutionBy" : "file.replyBy", { name });
};

function problemText(file: Tagged, problem: ProblemInFile): string {
  const { name = "", sign, claim } = problem.asker;
  const replies = problem.replies
    .filter(isShown)
    .flatMap(({ accepted, markdown, entry, createdAt, ...reply }) => [
      section(replyHeading(accepted !== undefined, reply.author.name === "" ? "" : replyAuthor(reply))),
      entry ? line(strings(`file.${entry.kind}Answers`, { end: `${entry.id}.md` })) : markdown,
      accepted && accepted.reason !== "" ? quoted(accepted.reason) : "",
      createdAt,
    ]);
  return paragraphs([
    title(problem.title),
    problem.markdown,
    ...tagLine(file, problem.tags),
    name === ""
      ? ""
      : line(strings("file.askedBy", { name: nameInFile({ name, sign: claim ? undefined : sign, claim }) })),
    problem.createdAt,
    ...replies,
  ]);
}

function aboutText(file: CommunityExport): string {
  const { charter } = file;
  const parts = charterParts.flatMap((part) =>
    charter && charter[part] !== "" ? [section(strings(`file.${part}`)), charter[part]] : [],
  );
  return paragraphs([title(file.name), line(file.purpose), ...parts]);
}

const storyParts = ({ text, by, createdAt }: StoryInFile): string[] => [
  quoted(text),
  line(
    by.name === ""
      ? createdAt
      : strings("file.storyBy", { name: nameInFile({ name: by.name, claim: by.claim }), date: createdAt }),
  ),
];

const thanksParts = ({ from, to, reason, shownAt, seconds }: ThanksInFile): string[] => [
  section(
    strings("file.thanksOf", {
      giver: personName(strings, from.name, "atStart"),
      receiver: personName(strings, to.name),
    }),
  ),
  quoted(reason),
  shownAt,
  ...seconds.flatMap((one) => [quoted(one.reason), line(personName(strings, one.by.name, "atStart"))]),
];

/** Paragraphs of all values below a heading, as they are walked. */
async function* listText<Value>(
  name: string,
  values: AsyncIterable<Value>,
  parts: (value: Value) => readonly string[],
): AsyncGenerator<string> {
  yield paragraphs([title(name)]);
  for await (const value of values) yield `\n${paragraphs(parts(value))}`;
}

/** The values, with a look at each on its way. */
async function* seen<Value>(
  values: AsyncIterable<Value>,
  look: (value: Value) => void,
): AsyncGenerator<Value> {
  for await (const value of values) {
    look(value);
    yield value;
  }
}

const endings: Record<PictureType, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** The pictures of the texts as files in a folder beside those of the texts. */
class PictureFiles {
  /** Names by id. */
  readonly #names = new Map<string, string>();
  readonly #shown = new Set<string>();

  /** Those for which community.json has room; learns the names of all. */
  async *carried(pictures: AsyncIterable<PictureInFile>): AsyncGenerator<PictureInFile> {
    let room: number = pictureLimits.inFile;
    for await (const picture of pictures) {
      this.#names.set(picture.id, `${picture.id}.${endings[picture.type]}`);
      room -= picture.bytes.length;
      if (room >= 0) yield picture;
    }
  }

  /** With the address of the file in place of the picture's name. */
  inText(text: string): string {
    return text.replace(/\(picture:([\w-]{43})\)/gu, (all, id: string) => {
      const name = this.#names.get(id);
      if (name === undefined) return all;
      this.#shown.add(id);
      return `(../pictures/${name})`;
    });
  }

  /** The files of those that a text has named. */
  async *shown(pictures: AsyncIterable<PictureInFile>): AsyncGenerator<TextFile> {
    for await (const { id, bytes } of pictures)
      if (this.#shown.has(id))
        yield { name: `pictures/${this.#names.get(id) ?? id}`, text: Buffer.from(bytes, "base64") };
  }
}

/**
 * community.json comes first. On its way is learned what the pages need of other entries, so that of a large community
 * only the titles of problems from which tips were made are in memory.
 */
async function* filesOf(community: CommunityExport): AsyncGenerator<TextFile> {
  const { name, tips, problems, pictures, stories, thanks } = community;
  const madeFrom = new Set<string>();
  const problemLines = new Map<string, string>();
  const files = new PictureFiles();
  let [isAnyStory, isAnyThanks] = [false, false];
  const learning: CommunityExport = {
    ...community,
    tips: seen(tips, ({ source }) => source.kind === "solution" && madeFrom.add(source.problemId)),
    problems: seen(problems, (problem) => {
      if (!madeFrom.has(problem.id) || !isShown(problem)) return;
      const link = lineWithLink(
        (place) => strings("file.fromProblem", { problem: place }),
        problem.title,
        `../${problemPath(problem)}`,
      );
      problemLines.set(problem.id, writeMarkdown([link]));
    }),
    pictures: files.carried(pictures),
    stories: seen(stories, () => (isAnyStory = true)),
    thanks: seen(thanks, () => (isAnyThanks = true)),
  };
  yield { name: "community.json", text: jsonPieces(learning) };

  yield { name: "about.md", text: aboutText(community) };
  for await (const tip of tips) {
    if (!isShown(tip)) continue;
    const from = tip.source.kind === "solution" ? problemLines.get(tip.source.problemId) : undefined;
    yield {
      name: `tips/${fileName(tip.title, tip.id)}`,
      text: files.inText(tipText(community, tip, from ?? "")),
    };
  }
  for await (const problem of problems)
    if (isShown(problem))
      yield { name: problemPath(problem), text: files.inText(problemText(community, problem)) };
  yield* files.shown(pictures);
  if (isAnyStory)
    yield { name: "stories.md", text: listText(strings("file.stories", { name }), stories, storyParts) };
  if (isAnyThanks)
    yield { name: "thanks.md", text: listText(strings("file.thanks", { name }), thanks, thanksParts) };
}

export const communityZip = (community: CommunityExport): Readable =>
  textZip(filesOf(community), community.exportedAt);
