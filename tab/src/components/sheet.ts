import { tokens, type GriffelStyle } from "@fluentui/react-components";

/** The raised surface on which a tip or a form stands. */
export const sheet: GriffelStyle = {
  display: "flex",
  flexDirection: "column",
  gap: tokens.spacingVerticalL,
  padding: tokens.spacingHorizontalXL,
  borderRadius: tokens.borderRadiusLarge,
  border: `1px solid ${tokens.colorTransparentStroke}`,
  backgroundColor: tokens.colorNeutralBackground1,
  boxShadow: tokens.shadow2,
  "@media (max-width: 480px)": { padding: tokens.spacingHorizontalL },
};
