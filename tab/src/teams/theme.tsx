import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  type Theme,
} from "@fluentui/react-components";
import { useSyncExternalStore, type ReactNode } from "react";
import type { Host, ThemeName } from "./host.ts";

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  ground: { minHeight: "100%", backgroundColor: tokens.colorNeutralBackground3 },
});

/** Follows the host's theme while it changes. */
export function HostTheme({ host, children }: { host: Host; children: ReactNode }) {
  const styles = useStyles();
  const name = useSyncExternalStore(
    (listener) => host.onThemeChange(listener),
    () => host.theme(),
  );
  return (
    <FluentProvider theme={themes[name]} className={styles.ground}>
      {children}
    </FluentProvider>
  );
}
