import { Component, type ReactNode } from "react";

/** Deeper quotes and lists than anybody writes make the parser slow, or break it. */
const tooDeep = /(?:>[ \t]*){50}|(?:[-+*][ \t]+){50}/u;

export const isTooDeep = (text: string): boolean => tooDeep.test(text);

/** The text as it was written. */
export function PlainText({ text }: { text: string }) {
  return <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: 0 }}>{text}</p>;
}

/** Shows the plain text where its Markdown cannot be shown, so that one tip never breaks its page. */
export class MarkdownFallback extends Component<
  { text: string; children: ReactNode },
  { isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <PlainText text={this.props.text} /> : this.props.children;
  }
}
