import { tokens, type GriffelStyle } from "@fluentui/react-components";

/** A card that leads somewhere as a whole: it holds a link with the style below. */
export const linkedCard: GriffelStyle = {
  position: "relative",
  display: "flex",
  flexDirection: "column",
  gap: tokens.spacingVerticalXS,
  minWidth: 0,
  borderRadius: tokens.borderRadiusLarge,
  backgroundColor: tokens.colorNeutralBackground1,
  ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
};

export const cardLink: GriffelStyle = {
  fontWeight: tokens.fontWeightSemibold,
  color: tokens.colorNeutralForeground1,
  textDecorationLine: "none",
  // The card's own background says that it is pointed at; a brand colour on it has too little contrast when dark.
  ":hover": { color: tokens.colorNeutralForeground1Hover, textDecorationLine: "none" },
  // The whole card is the link's target, so that a thumb finds it; so the whole card shows the focus.
  "::after": { content: '""', position: "absolute", inset: 0, borderRadius: tokens.borderRadiusLarge },
  ":focus-visible": {
    outline: "none",
    textDecorationLine: "none",
    "::after": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
};

/** Ends a text after some lines. */
export const endedAfter = (lines: number): GriffelStyle => ({
  display: "-webkit-box",
  // Browsers know no newer way.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  WebkitBoxOrient: "vertical",
  WebkitLineClamp: String(lines),
  overflow: "hidden",
});
