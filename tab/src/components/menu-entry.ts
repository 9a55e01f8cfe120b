import type { ButtonProps } from "@fluentui/react-components";
import type { ReactElement } from "react";

export type MenuEntry = { readonly name: string; readonly icon?: ReactElement } & (
  { readonly to: string } | { readonly onChoose: () => void }
);

export interface MenuProps {
  /** The button that opens it. */
  button: Pick<ButtonProps, "id" | "appearance" | "icon" | "iconPosition" | "children" | "aria-label">;
  entries: readonly MenuEntry[];
}
