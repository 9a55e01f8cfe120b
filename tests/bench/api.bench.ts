// What the tab asks.
import { compareWithFloor, type Question } from "./against-floor.ts";
import type { Call } from "./http-client.ts";
import { type Servers, startServers } from "./servers.ts";

export async function apiBench(profiles?: string): Promise<void> {
  const servers = await startServers(profiles);
  try {
    await compareWithFloor(
      "api: the tab's API in production; floor: node:http",
      servers,
      questionsTo(servers),
    );
  } finally {
    await servers.close();
  }
}

function questionsTo({ callers, communityId, tips, language }: Servers): Question[] {
  let calls = 0;
  const community = `/api/communities/${communityId}`;
  const signedIn = (call: Omit<Call, "headers">): Call => {
    const token = callers[calls++ % callers.length]?.token ?? "";
    return { ...call, headers: { authorization: `Bearer ${token}` } };
  };
  const keystrokes = typing(() => language.oneOf(tips).title.split(" ").slice(0, 2).join(" "));

  return [
    {
      name: "community page",
      next: () => signedIn({ method: "GET", path: community }),
      answered: '"tips":[{',
    },
    {
      name: "search while typing",
      next: () => signedIn({ method: "POST", path: `${community}/search`, body: { q: keystrokes() } }),
      answered: '"tips":[{',
    },
    {
      name: "save a tip",
      next: () =>
        signedIn({
          method: "POST",
          path: `${community}/tips`,
          body: {
            title: "Restart the print spooler first",
            markdown: "Restart the **print spooler** first. It helps nine times of ten.",
            tags: ["printing", "windows"],
            credit: { kind: "me" },
            nonce: `nonce-of-the-benchmark-${calls}`,
          },
        }),
      answered: '"outcome":"saved"',
    },
  ];
}

/** What stands in the search box after each letter of one text, then of the next one. */
function typing(nextText: () => string): () => string {
  let text = nextText();
  let letters = 0;
  return () => {
    if (letters === text.length) {
      text = nextText();
      letters = 0;
    }
    return text.slice(0, ++letters);
  };
}
