import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/tab/",
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../dist/tab", import.meta.url)),
    emptyOutDir: true,
    // The page's CSP allows no data: scripts, and small files cost nothing over one connection.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
