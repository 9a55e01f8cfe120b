import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes `name.js.br` and `name.js.gz` beside each text, as small as can be: the server sends them as they are. */
function compressedTwins(): Plugin {
  return {
    name: "compressed-twins",
    apply: "build",
    // From the files as they lie there: other plugins still change them while the bundle is made.
    async writeBundle({ dir = "" }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(?:html|js|css|svg|json)$/u.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const text = await readFile(join(dir, name));
          const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
          await writeFile(join(dir, `${name}.br`), await brotli(text, { params: quality }));
          await writeFile(join(dir, `${name}.gz`), await zip(text, { level: constants.Z_BEST_COMPRESSION }));
        }),
      );
    },
  };
}

/** The app's icon under a fixed address: the bot's registration names it. */
function appIcon(): Plugin {
  return {
    name: "app-icon",
    apply: "build",
    async generateBundle() {
      const source = await readFile(new URL("../appPackage/color.png", import.meta.url));
      this.emitFile({ type: "asset", fileName: "color.png", source });
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/tab/",
  plugins: [react(), appIcon(), compressedTwins()],
  build: {
    outDir: fileURLToPath(new URL("../dist/tab", import.meta.url)),
    emptyOutDir: true,
    // The page's CSP allows no data: scripts, and small files cost nothing over one connection.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs of the libraries is one file, which compresses better than many and stays in the
        // browser's cache when only the tab's own code changes.
        codeSplitting: {
          groups: [
            { name: "libraries", test: /[\\/]node_modules[\\/]/u, tags: ["$initial"], priority: 2 },
            { name: "first-screen", tags: ["$initial"], priority: 1 },
            // Icons lie in modules of some hundred each: one file instead of one for each. 24 is Fluent's own, and on the first screen.
            { name: "icons", test: /react-icons[\\/]lib[\\/]icons[\\/]chunk-(?!24\.)\d+\.js$/u },
            // Whatever has one of these needs the library for schemas, and most pages need several.
            {
              name: "contract",
              test: /[\\/](?:bot[\\/]contract[\\/](?:communities|fields|problems|stories|tips)|src[\\/]writing[\\/](?:asked|first-tip)-step)\.ts$/u,
            },
            // What the first steps of stewards need, and others use, too.
            {
              name: "first-steps",
              test: /[\\/]src[\\/]components[\\/](?:ErrorNote|SaidWithUndo|sheet|use-starting-kit)\.tsx?$/u,
            },
            // Small, and on many later pages: each file more would be one more name in the first screen.
            {
              name: "later-pages",
              test: /[\\/](?:src[\\/]\w+|contract)[\\/](?:ask-me-queries|Askable|BackLink|mark-stale|MoreButton|board-queries|Confirm|copy-text|has-helped|MoreFields|personal-queries|Picture|picture-names|picture-queries|problem-queries|safe-link|save-file|SimilarList|story-queries|tag-queries|thanks-queries|tip-queries|use-chosen|use-credit-choices|use-followed-problems|use-person-name|use-story-change)\.tsx?$/u,
            },
          ],
        },
      },
    },
  },
});
