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
  ground: { minHeight: "100%", backgroundColor: tokens.colorNeutralBackground3 },
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
    <FluentProvider theme={themes[name]} dir={dir} className={styles.ground}>
      {children}
    </FluentProvider>
  );
}
