import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsLightTheme,
  tokens,
  type Theme,
} from "@fluentui/react-components";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { Host, ThemeName } from "./host.ts";

/** High contrast comes when it is wanted; until then dark stands in for it. */
const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsDarkTheme,
};

/** Brings what the host's theme needs. Harmless to repeat. */
export async function loadTheme(host: Host): Promise<void> {
  if (host.theme() !== "contrast") return;
  try {
    themes.contrast = (await import("./contrast-theme.ts")).teamsHighContrastTheme;
  } catch {
    // Offline: dark goes on standing in for it.
  }
}

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
  const theme = useSyncExternalStore(
    (listener) => host.onThemeChange(() => void loadTheme(host).then(listener)),
    () => themes[host.theme()],
  );
  useEffect(() => {
    // For what the browser draws by itself: scroll bars, check boxes.
    document.documentElement.style.colorScheme = theme === themes.light ? "light" : "dark";
  }, [theme]);
  return (
    // The ground is an element of its own: menus get what is on the provider, and would cover the page with it.
    <FluentProvider theme={theme} dir={dir}>
      <div className={styles.ground}>{children}</div>
    </FluentProvider>
  );
}
