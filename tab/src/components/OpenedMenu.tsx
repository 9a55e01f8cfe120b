import {
  Button,
  Menu,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { Link } from "wouter";
import type { MenuProps } from "./menu-entry.ts";

/** Open as soon as it is there; the focus is in it, and goes back to its button. */
export function OpenedMenu({ button, entries }: MenuProps) {
  return (
    <Menu defaultOpen hasIcons={entries.some(({ icon }) => icon !== undefined)}>
      <MenuTrigger disableButtonEnhancement>
        <Button {...button} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries.map((entry) => {
            const icon = entry.icon === undefined ? {} : { icon: entry.icon };
            return "to" in entry ? (
              <Link key={entry.name} href={entry.to} asChild>
                <MenuItemLink href={entry.to} {...icon}>
                  {entry.name}
                </MenuItemLink>
              </Link>
            ) : (
              <MenuItem key={entry.name} {...icon} onClick={entry.onChoose}>
                {entry.name}
              </MenuItem>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
