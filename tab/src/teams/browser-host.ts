import type { Host, ThemeName } from "./host.ts";

const dark = () => matchMedia("(prefers-color-scheme: dark)");
const forced = () => matchMedia("(forced-colors: active)");

function theme(): ThemeName {
  if (forced().matches) return "contrast";
  return dark().matches ? "dark" : "light";
}

export function browserHost(): Host {
  return {
    kind: "browser",
    locale: navigator.language,
    theme,
    onThemeChange(listener) {
      const queries = [dark(), forced()];
      for (const query of queries) query.addEventListener("change", listener);
      return () => {
        for (const query of queries) query.removeEventListener("change", listener);
      };
    },
    openLink(address) {
      window.open(address, "_blank", "noopener");
    },
    notifyReady() {
      // A browser does not wait for it.
    },
    notifyFailed() {
      // A browser shows no more than the page itself.
    },
  };
}
