import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { pictureIdOf } from "../../../bot/contract/picture-names.ts";
import { CodeBlock } from "./CodeBlock.tsx";
import { hardBreaks } from "./hard-breaks.ts";
import { headingsBelow, type HeadingLevel } from "./headings-below.ts";
import { Picture } from "./Picture.tsx";
import { safeLink } from "./safe-link.ts";
import { WideBlock } from "./WideBlock.tsx";

const useStyles = makeStyles({
  text: {
    lineHeight: tokens.lineHeightBase400,
    fontSize: tokens.fontSizeBase300,
    overflowWrap: "anywhere",
    "& > :first-child": { marginTop: 0 },
    "& > :last-child": { marginBottom: 0 },
    "& h2": {
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase500,
      margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`,
    },
    "& h3, & h4, & h5, & h6": {
      fontSize: tokens.fontSizeBase400,
      lineHeight: tokens.lineHeightBase400,
      margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`,
    },
    "& h2, & h3, & h4, & h5, & h6": { fontWeight: tokens.fontWeightSemibold, textWrap: "balance" },
    "& p, & ul, & ol": { margin: `0 0 ${tokens.spacingVerticalM}` },
    "& ul, & ol": { paddingInlineStart: "24px" },
    "& li > ul, & li > ol": { marginBottom: 0 },
    "& li + li, & li > ul > li, & li > ol > li": { marginTop: tokens.spacingVerticalXXS },
    "& .contains-task-list": { listStyle: "none", paddingInlineStart: tokens.spacingHorizontalXS },
    "& blockquote": {
      margin: `0 0 ${tokens.spacingVerticalM}`,
      paddingInlineStart: tokens.spacingHorizontalM,
      borderInlineStartWidth: "3px",
      borderInlineStartStyle: "solid",
      borderInlineStartColor: tokens.colorNeutralStroke1,
      color: tokens.colorNeutralForeground2,
    },
    "& blockquote > :last-child": { marginBottom: 0 },
    "& code": {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      padding: "1px 4px",
      borderRadius: tokens.borderRadiusSmall,
      backgroundColor: tokens.colorNeutralBackground4,
    },
    "& pre code": { padding: 0, backgroundColor: "transparent" },
    "& hr": {
      margin: `${tokens.spacingVerticalL} 0`,
      border: "none",
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
      verticalAlign: "top",
      // Rather scrolls than breaks after each word.
      minWidth: "12ch",
    },
    "& th": { backgroundColor: tokens.colorNeutralBackground4, fontWeight: tokens.fontWeightSemibold },
  },
  table: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    // A word keeps its column wide enough; the table scrolls instead.
    overflowWrap: "normal",
    "& table": { borderCollapse: "collapse" },
  },
});

export interface MarkdownProps {
  text: string;
  /** Level of the text's highest headings: one below the heading under which the text stands. */
  topHeading: HeadingLevel;
}

/** A picture of this community stays, and nothing else is fetched. */
const safeAddress = (address: string, attribute: string): string | undefined =>
  attribute === "src" && pictureIdOf(address) !== undefined ? address : safeLink(address);

/** A tip's text. Raw HTML stays text, links are https or mailto, pictures from elsewhere become links. */
export function Markdown({ text, topHeading }: MarkdownProps) {
  const styles = useStyles();
  const plugins = useMemo(() => [remarkGfm, hardBreaks, headingsBelow(topHeading)], [topHeading]);
  return (
    <div className={styles.text} dir="auto">
      <ReactMarkdown remarkPlugins={plugins} urlTransform={safeAddress} components={parts}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

const parts: Components = {
  a: ({ href, children }) => <TextLink href={href}>{children}</TextLink>,
  img: ({ src, alt = "" }) => <PictureOrLink address={typeof src === "string" ? src : undefined} alt={alt} />,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => <WideTable>{children}</WideTable>,
  input: ({ checked }) => <TaskBox checked={checked === true} />,
};

function TextLink({ href, children }: { href: string | undefined; children?: React.ReactNode }) {
  if (href === undefined) return <span>{children}</span>;
  return (
    <Link inline href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  );
}

function PictureOrLink({ address, alt }: { address: string | undefined; alt: string }) {
  const { t } = useTranslation();
  const id = address === undefined ? undefined : pictureIdOf(address);
  if (id !== undefined) return <Picture id={id} alt={alt} />;
  const words = alt === "" ? t("tip.pictureWithoutName") : t("tip.picture", { name: alt });
  return <TextLink href={address}>{words}</TextLink>;
}

function WideTable({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.table}>
      <WideBlock label={t("tip.table")}>
        <table>{children}</table>
      </WideBlock>
    </div>
  );
}

function TaskBox({ checked }: { checked: boolean }) {
  const { t } = useTranslation();
  return (
    <input
      type="checkbox"
      disabled
      checked={checked}
      readOnly
      aria-label={t(checked ? "tip.done" : "tip.notDone")}
    />
  );
}
