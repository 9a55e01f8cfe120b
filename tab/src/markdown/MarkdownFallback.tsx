import { tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function PlainText({ text }: { text: string }) {
  return <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: 0 }}>{text}</p>;
}

/** A text whose formatting would keep the reader waiting. */
export function UnformattedText({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PlainText text={text} />
      <p style={{ margin: 0, color: tokens.colorNeutralForeground3 }}>{t("tip.unformatted")}</p>
    </>
  );
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
