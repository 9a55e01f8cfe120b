import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  type Theme,
} from "@fluentui/react-components";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { Host, ThemeName } from "./host.ts";

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  ground: {
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground3,
    // Fluent says "left", and then a text in another direction begins at its end.
    textAlign: "start",
  },
});

export interface HostThemeProps {
  host: Host;
  /** Direction in which the words are read. */
  dir: "ltr" | "rtl";
  children: ReactNode;
}

/** Follows the host's theme while it changes. */
export function HostTheme({ host, dir, children }: HostThemeProps) {
  const styles = useStyles();
  const name = useSyncExternalStore(
    (listener) => host.onThemeChange(listener),
    () => host.theme(),
  );
  useEffect(() => {
    // For what the browser draws by itself: scroll bars, check boxes.
    document.documentElement.style.colorScheme = name === "light" ? "light" : "dark";
  }, [name]);
  return (
    // The ground is an element of its own: menus get what is on the provider, and would cover the page with it.
    <FluentProvider theme={themes[name]} dir={dir}>
      <div className={styles.ground}>{children}</div>
    </FluentProvider>
  );
}
