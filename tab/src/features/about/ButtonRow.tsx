import type { ReactNode } from "react";
import { useLayout } from "../../components/layout.ts";

/** Buttons side by side. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={useLayout().row}>{children}</div>;
}
