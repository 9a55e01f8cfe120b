import { makeStyles, tokens } from "@fluentui/react-components";
import { heading, quiet, small, wrapping } from "./layout.ts";
import { sheet } from "./sheet.ts";

/** What only the pages of single things need; apart from the layout, so that the first screen stays light. */
export const useDetails = makeStyles({
  card: sheet,
  tightCard: { ...sheet, gap: tokens.spacingVerticalS },
  /** Who, when, in which state. */
  byline: { ...quiet, ...wrapping, alignItems: "center", gap: tokens.spacingHorizontalS },
  /** The small print of a card; its heading may stand in it. */
  meta: {
    ...small,
    ...wrapping,
    alignItems: "center",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  smallHeading: {
    ...heading,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  /** As typed, line breaks included. */
  typed: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  /** Beside the button that it is about. */
  hint: { ...small, flex: "1 1 220px", lineHeight: tokens.lineHeightBase200 },
});
