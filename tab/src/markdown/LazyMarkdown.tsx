import { lazy, startTransition, Suspense, useEffect, useState } from "react";
import { isCostlyMarkdown, isCheapMarkdown } from "../../../bot/contract/markdown-cost.ts";
import type { MarkdownProps } from "./Markdown.tsx";
import { MarkdownFallback, PlainText, UnformattedText } from "./MarkdownFallback.tsx";

const Markdown = lazy(async () => {
  const { Markdown: component } = await import("./Markdown.tsx");
  return { default: component };
});

/** {@link Markdown}, whose parser is only loaded where a text is read. */
export function LazyMarkdown(props: MarkdownProps) {
  if (isCostlyMarkdown(props.text)) return <UnformattedText text={props.text} />;
  const Shown = isCheapMarkdown(props.text) ? Formatted : FormattedLater;
  return (
    <MarkdownFallback key={props.text} text={props.text}>
      <Shown {...props} />
    </MarkdownFallback>
  );
}

const Formatted = (props: MarkdownProps) => (
  <Suspense fallback={<PlainText text={props.text} />}>
    <Markdown {...props} />
  </Suspense>
);

/** As it was typed, then formatted between two answers to the person: a page may hold hundreds of such texts. */
function FormattedLater(props: MarkdownProps) {
  const [isDue, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return isDue ? <Formatted {...props} /> : <PlainText text={props.text} />;
}
