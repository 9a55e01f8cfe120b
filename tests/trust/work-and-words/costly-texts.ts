// Texts that keep a Markdown parser busy: short patterns repeated to the limit of a tip, found by trying them all.
import { limits } from "../../../bot/contract/limits.ts";

const longest: number = limits.tipMarkdown;

/** The pattern again and again. */
const filled = (pattern: string, length = longest): string =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

/** One pattern to a part of the length, another from there on. */
const twoParts = (first: string, second: string, part: number): string =>
  filled(first, longest * part) + filled(second, longest * (1 - part));

/** One for each way in which time grew faster than the text, found by {@link everyPattern}. */
export const worstTexts: Readonly<Record<string, string>> = {
  "numbered lists in each other": filled("1. "),
  "lists in each other": filled("+ "),
  "quotes in each other": filled("> "),
  "footnotes in each other": filled("[^a]: "),
  "lists in each other by indentation": Array.from({ length: 190 }, (_, at) => `${" ".repeat(at)}- a`).join(
    "\n",
  ),
  "a deep quote on every line": filled(`${"> ".repeat(15)}a\n`),
  "bold beginnings": filled("**a"),
  "bold ends": filled("a**"),
  "signs in turn": filled("*_"),
  "ends of links": filled("]("),
  "signs before ends of links": twoParts("*", "]", 0.1),
  "titles of links that do not end": filled("[](a ("),
  "comments that do not end": filled("a<!--"),
  "instructions that do not end": filled("a<?"),
  "code that does not end": Array.from({ length: 198 }, (_, at) => "`".repeat(at + 1)).join("a"),
  "words after an open bracket": twoParts("![", "- ", 0.1),
  "brackets inside each other": twoParts("[", "]", 0.5),
  "a table of millions of cells": `${filled("|", 6_000)}\n${filled("|-", 8_000)}\n${filled("|\n", 5_900)}`,
  "short lines": filled("a\n"),
  "short items": filled("- a\n"),
  "short headings": filled("# a\n\n"),
  "underlined headings": filled("a\n=\n\n", 6_500),
  "small tables": filled("|a|\n|-|\n\n"),
};

/** A line separator of Unicode ends no line of Markdown, and a dot of a pattern does not match it. */
export const costlyLines: Readonly<Record<string, string>> = Object.fromEntries(
  ["~", "`", " ", "> ", "- ", "1", "#", "["].map((sign) => [
    `many ${sign} before a line separator`,
    `${filled(sign).slice(0, -2)}\u2028a`,
  ]),
);

const signs = "* _ ~ [ ] ( ) ! < > # - + 1. | ` & \\ : \" a @ / = ^ ' ? w ."
  .split(" ")
  .concat("\n", " ", "\t");
const tokens = [
  ..."* ** *** _ __ ~ ~~ [ ] ![ ]( ](a ](< [^ [^a] [a] < <a <!-- <? <!A <![CDATA[ </ # | |- |a -| ` `` ``` & &a &#x &amp; \\".split(
    " ",
  ),
  ..."www. www.a.b http:// a@ a. a-@ : a ( ) (( )) \" ' ! é 字 👍 [a](b) *a* ![a](b)".split(" "),
  ...[
    '](a "',
    "](a (",
    "[^a]: ",
    "[a]: ",
    '<a b="',
    "<a ",
    "> ",
    "- ",
    "+ ",
    "1. ",
    "1) ",
    "  - ",
    "    ",
    "\t",
  ],
  ...[
    "```\n",
    "~~~\n",
    "\\\n",
    "a\n",
    "  \n",
    "\n",
    "\n\n",
    "---\n",
    "===\n",
    "<div>\n",
    "<div>\n\n",
    "<!--\n",
  ],
  ...[
    "- a\n",
    "- [ ] ",
    "1. a\n",
    "> a\n",
    "|a|\n|-|\n",
    "|a|b|\n",
    "[a](b) ",
    "**a** ",
    "`a` ",
    "<http://a.b> ",
  ],
  ...["ab ", "http://a ", "a@b.c ", "www.a.b "],
];

/** Every pattern of up to three signs, and every two tokens in turn, one after the other and in three proportions. */
export function* everyPattern(): Generator<readonly [string, string]> {
  for (const one of signs)
    for (const two of ["", ...signs])
      for (const three of two === "" ? [""] : ["", ...signs]) {
        const pattern = one + two + three;
        // Of patterns that differ in where they begin, one.
        if ((two === "" || one <= two) && (three === "" || one <= three)) yield [pattern, filled(pattern)];
      }
  for (const one of tokens)
    for (const two of tokens) {
      yield [one + two, filled(one + two)];
      for (const part of [0.1, 0.5, 0.9]) yield [`${one} then ${two}, ${part}`, twoParts(one, two, part)];
    }
}

const filledMessage = (pattern: string) => filled(pattern, limits.messageHtml);

/** Messages that cost the converter most, by what they are full of. */
export const costlyMessages: Readonly<Record<string, { readonly html?: string; readonly text?: string }>> = {
  links: { html: filledMessage('<a href="https://a.b/x">a</a> ') },
  "long links": { html: filledMessage(`<a href="https://a.b/${"x&_".repeat(600)}">a</a>`) },
  "looks in turn": { html: filledMessage("<b>a</b><i>b</i>") },
  "code with backticks": { html: filledMessage("<code>a``b`</code> x") },
  "lists in each other": { html: filledMessage("<ul><li>a") },
  "quotes in each other": { html: filledMessage("<blockquote>a") },
  "code in quotes": { html: `${"<blockquote>".repeat(8)}<pre>${filledMessage("a\n")}` },
  "lines of signs": { text: filledMessage("```\n") },
  "lines that look like headings": { text: filledMessage("a\n=\n") },
  addresses: { text: filledMessage("http://.") },
  "cells of a table": { html: `<table><tr>${filledMessage("<td>a")}` },
};
