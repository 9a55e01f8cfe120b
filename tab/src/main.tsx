// Starts the tab: finds its surroundings, its words and its theme, and shows App.
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { newQueryClient } from "./api/query-client.ts";
import { App } from "./App.tsx";
import { tabBase } from "./teams/deep-link.ts";
import { HostTheme, loadTheme } from "./teams/theme.tsx";
import { HostContext } from "./teams/use-host.ts";
import { startStrings } from "./strings/strings.ts";
import { findHost } from "./teams/find-host.ts";

/** No top-level await: what is loaded while Teams answers needs this very module to be done. */
async function start(): Promise<void> {
  const host = await findHost();
  await loadTheme(host);
  const strings = startStrings(host.locale);
  const language = strings.resolvedLanguage ?? "en";
  const dir = strings.dir(language);
  Object.assign(document.documentElement, { lang: language, dir });
  if (host.deepPath !== undefined) history.replaceState(null, "", `${tabBase}${host.deepPath}`);

  const root = document.getElementById("app");
  if (root === null) throw new Error("index.html has no #app");
  createRoot(root).render(
    <I18nextProvider i18n={strings}>
      <HostContext.Provider value={host}>
        <HostTheme host={host} dir={dir}>
          <QueryClientProvider client={newQueryClient()}>
            <App />
          </QueryClientProvider>
        </HostTheme>
      </HostContext.Provider>
    </I18nextProvider>,
  );
}

void start();
