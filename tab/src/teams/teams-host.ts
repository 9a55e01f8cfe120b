import { app } from "@microsoft/teams-js";
import { pathOfSubPage, placeOfContext, themeOfTeams } from "./deep-link.ts";
import type { Host } from "./host.ts";

/** Waits for Teams without a limit; see `findHost`. */
export async function teamsHost(): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  let theme = themeOfTeams(context.app.theme);
  const listeners = new Set<() => void>();
  app.registerOnThemeChangeHandler((name) => {
    theme = themeOfTeams(name);
    for (const listener of listeners) listener();
  });
  const deepPath = pathOfSubPage(context.page.subPageId);
  const place = placeOfContext(context);

  return {
    kind: "teams",
    locale: context.app.locale || navigator.language,
    ...(deepPath !== undefined && { deepPath }),
    ...(place !== undefined && { place }),
    theme: () => theme,
    onThemeChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openLink(address) {
      app.openLink(address).catch(() => window.open(address, "_blank", "noopener"));
    },
    notifyReady() {
      void app.notifySuccess();
    },
    notifyFailed(reason) {
      app.notifyFailure({ reason: app.FailedReason.Other, message: reason });
    },
  };
}
