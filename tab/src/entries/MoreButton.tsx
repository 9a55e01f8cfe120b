import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { LaterMenu } from "../components/LaterMenu.tsx";
import type { MenuEntry } from "../components/menu-entry.ts";

export interface MoreButtonProps {
  id: string;
  /** Says what it is more of: a page has several. */
  label: string;
  entries: readonly MenuEntry[];
}

/** A menu of what is seldom wanted. */
export function MoreButton({ id, label, entries }: MoreButtonProps) {
  if (entries.length === 0) return null;
  const button = { id, appearance: "subtle", icon: <MoreHorizontalRegular />, "aria-label": label } as const;
  return <LaterMenu button={button} entries={entries} />;
}
