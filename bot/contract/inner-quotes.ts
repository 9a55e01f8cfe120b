// Quotation marks inside quotation marks. The tab and the bot share it.

/** Pairs as languages write them: English, German, French, typewritten. */
const pairs = /“([^“”„]*)”|„([^„“”]*)[“”]|«([^«»]*)»|"([^"]*)"/gu;

/**
 * A title or name as it may stand between quotation marks: its own marks become the inner ones of the language.
 * @param marks the opening and the closing inner mark, one character each.
 */
export function withInnerQuotes(text: string, marks: string): string {
  const [open = "", close = ""] = marks;
  return text.replace(pairs, (_all, ...inner: (string | undefined)[]) => {
    const words = inner.slice(0, 4).find((one) => typeof one === "string") ?? "";
    return `${open}${words.trim()}${close}`;
  });
}
