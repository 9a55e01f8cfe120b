import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../components/copy-text.ts";
import { WideBlock } from "./WideBlock.tsx";

const useStyles = makeStyles({
  block: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  row: { display: "flex", alignItems: "flex-start", "& > :first-child": { flex: 1, minWidth: 0 } },
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    fontFamily: tokens.fontFamilyMonospace,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "normal",
    tabSize: 4,
  },
  copy: { margin: tokens.spacingHorizontalXS },
  status: {
    display: "block",
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    ":empty": { display: "none" },
  },
});

/** Lines of code, to read and to take along. Where the clipboard is closed, they are marked for copying by hand. */
export function CodeBlock({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const code = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "marked">();

  const copy = async () => {
    if (code.current === null) return;
    const copied = await copyText(code.current.textContent.replace(/\n$/u, ""));
    if (!copied) getSelection()?.selectAllChildren(code.current);
    setOutcome(copied ? "copied" : "marked");
  };
  return (
    <div className={styles.block} dir="ltr">
      <div className={styles.row}>
        <WideBlock label={t("tip.code")}>
          <pre ref={code} className={styles.code}>
            {children}
          </pre>
        </WideBlock>
        <Button
          className={styles.copy}
          appearance="subtle"
          size="small"
          icon={<CopyRegular />}
          aria-label={t("tip.copyCode")}
          title={t("tip.copyCode")}
          onClick={() => void copy()}
        />
      </div>
      <span role="status" className={styles.status}>
        {outcome === "copied" && t("tip.codeCopied")}
        {outcome === "marked" && t("tip.codeMarked")}
      </span>
    </div>
  );
}
