import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { safeLink } from "./safe-link.ts";

const useStyles = makeStyles({
  text: {
    lineHeight: tokens.lineHeightBase400,
    fontSize: tokens.fontSizeBase300,
    overflowWrap: "anywhere",
    "& > :first-child": { marginTop: 0 },
    "& > :last-child": { marginBottom: 0 },
    "& h2": {
      fontSize: tokens.fontSizeBase500,
      margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    },
    "& h3, & h4, & h5, & h6": {
      fontSize: tokens.fontSizeBase400,
      margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    },
    "& p, & ul, & ol": { margin: `0 0 ${tokens.spacingVerticalM}` },
    "& ul, & ol": { paddingInlineStart: "24px" },
    "& .contains-task-list": { listStyle: "none", paddingInlineStart: tokens.spacingHorizontalXS },
    "& blockquote": {
      margin: `0 0 ${tokens.spacingVerticalM}`,
      paddingInlineStart: tokens.spacingHorizontalM,
      borderInlineStartWidth: "3px",
      borderInlineStartStyle: "solid",
      borderInlineStartColor: tokens.colorNeutralStroke1,
      color: tokens.colorNeutralForeground2,
    },
    "& code": {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      padding: "1px 4px",
      borderRadius: tokens.borderRadiusSmall,
      backgroundColor: tokens.colorNeutralBackground4,
    },
    "& pre code": { padding: 0, backgroundColor: "transparent" },
    "& hr": { border: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
    },
  },
  wide: {
    overflowX: "auto",
    margin: `0 0 ${tokens.spacingVerticalM}`,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
    overflowWrap: "normal",
  },
  table: { borderCollapse: "collapse", overflowWrap: "normal" },
});

/** A tip's text. Raw HTML stays text, links are https or mailto, pictures become links: nothing is fetched. */
export function Markdown({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.text}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        urlTransform={(address) => safeLink(address)}
        components={parts}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

const parts: Components = {
  // The page's title is the only first heading.
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => <TextLink href={href}>{children}</TextLink>,
  img: ({ src, alt }) => <PictureLink address={src} name={alt} />,
  pre: ({ children }) => <Wide kind="code">{children}</Wide>,
  table: ({ children }) => <Wide kind="table">{children}</Wide>,
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

function PictureLink({ address, name }: { address: unknown; name: string | undefined }) {
  const { t } = useTranslation();
  const words = name === undefined || name === "" ? t("tip.pictureWithoutName") : t("tip.picture", { name });
  return <TextLink href={typeof address === "string" ? address : undefined}>{words}</TextLink>;
}

/** What is wider than the page scrolls by itself, with the keyboard too. */
function Wide({ kind, children }: { kind: "code" | "table"; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div
      className={styles.wide}
      tabIndex={0}
      role="group"
      aria-label={t(kind === "code" ? "tip.code" : "tip.table")}
    >
      {kind === "code" ? (
        <pre className={styles.code}>{children}</pre>
      ) : (
        <table className={styles.table}>{children}</table>
      )}
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
