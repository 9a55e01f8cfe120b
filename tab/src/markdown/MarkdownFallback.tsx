import { tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

const paragraphs = { display: "grid", gap: tokens.spacingVerticalM, lineHeight: tokens.lineHeightBase400 };
const paragraph = { whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: 0, minWidth: 0 } as const;

/** As high as the same paragraphs once they are formatted, so that nothing moves then. */
export function PlainText({ text }: { text: string }) {
  return (
    <div style={paragraphs}>
      {text.split(/\n{2,}/u).map((part, index) => (
        <p key={index} style={paragraph}>
          {part}
        </p>
      ))}
    </div>
  );
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
