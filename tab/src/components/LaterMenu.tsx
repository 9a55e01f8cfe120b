import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { MenuProps } from "./menu-entry.ts";

const load = () => import("./OpenedMenu.tsx");
const OpenedMenu = lazy(async () => ({ default: (await load()).OpenedMenu }));

/** A button with a menu. The menu is a third of a first screen, so it loads when the button is pointed at or focused. */
export function LaterMenu({ button, entries }: MenuProps) {
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
