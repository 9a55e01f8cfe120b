import { Spinner } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { MarkdownProps } from "./Markdown.tsx";
import { isTooDeep, MarkdownFallback, PlainText } from "./MarkdownFallback.tsx";

const Markdown = lazy(async () => {
  const { Markdown: component } = await import("./Markdown.tsx");
  return { default: component };
});

/** {@link Markdown}, whose parser is only loaded where a text is read. */
export function LazyMarkdown(props: MarkdownProps) {
  if (isTooDeep(props.text)) return <PlainText text={props.text} />;
  return (
    <MarkdownFallback key={props.text} text={props.text}>
      <Suspense fallback={<Spinner size="tiny" />}>
        <Markdown {...props} />
      </Suspense>
    </MarkdownFallback>
  );
}
