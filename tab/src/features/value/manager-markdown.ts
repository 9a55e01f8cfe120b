// The page for a manager as Markdown. It stands in the tab, where the words of the person's language are.
import type { TFunction } from "i18next";
import type { BlockContent, PhrasingContent, Root } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import type { ManagerPageView } from "../../../../bot/contract/stories.ts";
import { minutesWords, quarterWords } from "./value-words.ts";

const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: "paragraph", children });
const text = (value: string): PhrasingContent => ({ type: "text", value });
const heading = (depth: 1 | 2, value: string): BlockContent => ({
  type: "heading",
  depth,
  children: [text(value.replace(/\s+/gu, " "))],
});

/** People's words are text, whatever signs are in them. @param locale of months. */
export function managerMarkdown({ value, stories }: ManagerPageView, t: TFunction, locale: string): string {
  const figures = [
    ...(value.minutes === undefined ? [] : [minutesWords(value.minutes, t)]),
    ...value.cycles.map(({ cycle, count }) => figure(t("value.cycles"), t(`story.cycles.${cycle}`), count)),
    ...value.stories.map(({ quarter, count }) =>
      figure(t("value.quarters"), quarterWords(quarter, locale), count),
    ),
    ...value.solved.map(({ quarter, count }) =>
      figure(t("value.solved"), quarterWords(quarter, locale), count),
    ),
  ];
  const root: Root = {
    type: "root",
    children: [
      heading(1, t("managerPage.heading", { name: value.communityName, year: value.year })),
      heading(2, t("managerPage.figures")),
      ...(figures.length === 0
        ? [paragraph(text(t("managerPage.noFigures")))]
        : [
            {
              type: "list" as const,
              spread: false,
              children: figures.map((one) => ({
                type: "listItem" as const,
                spread: false,
                children: [paragraph(text(one))],
              })),
            },
            paragraph(text(t("managerPage.figuresNote"))),
          ]),
      ...(stories.length === 0 ? [] : [heading(2, t("managerPage.stories"))]),
      ...stories.map((story): BlockContent => ({
        type: "blockquote",
        children: [
          ...story.text.split(/\n{2,}/u).map((part) => paragraph(text(part))),
          ...(story.cycle === undefined
            ? []
            : [paragraph({ type: "emphasis", children: [text(t(`story.cycles.${story.cycle}`))] })]),
          ...(story.name === undefined ? [] : [paragraph(text(`— ${story.name}`))]),
        ],
      })),
    ],
  };
  return toMarkdown(root, { bullet: "-", emphasis: "_" });
}

const figure = (what: string, which: string, count: number): string => `${what}, ${which}: ${count}`;
