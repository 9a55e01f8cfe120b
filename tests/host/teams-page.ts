// A page that is https://teams.microsoft.com to the browser and frames the tab, so that the real teams-js and the real
// frame-ancestors header are tested unchanged.
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

const document = await readFile(new URL("teams-page.html", import.meta.url), "utf8");

export interface TeamsPageSettings {
  /** Address of the tab. */
  readonly tab: string;
  readonly frameContext: "content" | "settings";
  /** What `app.getContext` is made from, in the shape in which Teams sends it. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Answer to `getAuthToken`; null: Teams has none to give. */
  readonly token: string | null;
}

export interface TeamsPage {
  /** Arguments that make a browser take this server for every Teams host named here. */
  readonly browserArguments: readonly string[];
  /** Address of the page with these settings, seen from `host`. */
  address(settings: TeamsPageSettings, host?: string): string;
  close(): Promise<void>;
}

export const teamsHost = "teams.microsoft.com";
/** A page that Teams does not own. */
export const foreignHost = "teams.example.com";

export async function startTeamsPage(): Promise<TeamsPage> {
  const certificate = await generate([{ name: "commonName", value: teamsHost }], { keySize: 2048 });
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const settings = new URL(request.url ?? "/", `https://${teamsHost}`).searchParams.get("settings") ?? "{}";
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(document.replace("/*SETTINGS*/ {}", settings.replaceAll("<", "\\u003c")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    browserArguments: [
      `--host-resolver-rules=MAP ${teamsHost} 127.0.0.1:${port},MAP ${foreignHost} 127.0.0.1:${port}`,
      "--ignore-certificate-errors",
    ],
    address: (settings, host = teamsHost) =>
      `https://${host}/?${new URLSearchParams({ settings: JSON.stringify(settings) }).toString()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
