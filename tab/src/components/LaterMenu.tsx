import { Button, type ButtonProps } from "@fluentui/react-components";
import { lazy, Suspense, useState, type ReactElement } from "react";

export type MenuEntry = { readonly name: string; readonly icon?: ReactElement } & (
  { readonly to: string } | { readonly onChoose: () => void }
);

const load = () => import("./OpenedMenu.tsx");
const OpenedMenu = lazy(async () => ({ default: (await load()).OpenedMenu }));

export interface LaterMenuProps {
  /** The button that opens it. */
  button: Pick<ButtonProps, "id" | "appearance" | "icon" | "iconPosition" | "children" | "aria-label">;
  entries: readonly MenuEntry[];
}

/** A button with a menu. The menu is a third of a first screen, so it comes with the first hand on the button. */
export function LaterMenu({ button, entries }: LaterMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = (
    <Button
      {...button}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    />
  );
  return isWanted ? (
    <Suspense fallback={closed}>
      <OpenedMenu button={button} entries={entries} />
    </Suspense>
  ) : (
    closed
  );
}
