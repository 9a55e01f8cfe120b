import { makeStyles, tokens, type GriffelStyle } from "@fluentui/react-components";

const column: GriffelStyle = { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM };
export const wrapping: GriffelStyle = { display: "flex", flexWrap: "wrap" };
const noBullets: GriffelStyle = { margin: 0, padding: 0, listStyle: "none" };
export const quiet: GriffelStyle = { margin: 0, color: tokens.colorNeutralForeground2 };
export const small: GriffelStyle = {
  margin: 0,
  fontSize: tokens.fontSizeBase200,
  color: tokens.colorNeutralForeground3,
};
export const heading: GriffelStyle = {
  margin: 0,
  fontWeight: tokens.fontWeightSemibold,
  ":focus": { outline: "none" },
};

/** How things stand together and how text looks, on every page. A component's own styles are what is special about it. */
export const useLayout = makeStyles({
  column,
  closest: { ...column, gap: tokens.spacingVerticalXS, minWidth: 0 },
  tight: { ...column, gap: tokens.spacingVerticalS },
  list: { ...column, ...noBullets },
  tightList: { ...column, gap: tokens.spacingVerticalS, ...noBullets },
  /** Small things beside each other. */
  chips: { ...wrapping, gap: tokens.spacingHorizontalXS, ...noBullets },
  row: { ...wrapping, alignItems: "center", gap: tokens.spacingHorizontalS },
  /** Small buttons that stay beside each other. */
  together: { display: "inline-flex", alignItems: "center" },
  /** Text and what belongs to it, further apart. */
  wideRow: {
    ...wrapping,
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  heading: { ...heading, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  intro: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2 },
  quiet,
  small,
  /** For screen readers alone. */
  spoken: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
  /** Says beside a button what it did. */
  status: { ...small, alignSelf: "center", ":empty": { display: "none" } },
  /** Says what happened, and may take the focus; takes no room before. */
  said: { ...quiet, ":empty": { display: "none" }, ":focus": { outline: "none" } },
});
