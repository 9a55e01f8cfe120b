// What the bot answers to Teams.
import { activityOf } from "../teams/rig.ts";
import { compareWithFloor, type Question } from "./against-floor.ts";
import { type Servers, startServers } from "./servers.ts";

export async function turnsBench(profiles?: string): Promise<void> {
  const servers = await startServers(profiles);
  try {
    await compareWithFloor("turns: the bot in production; floor: node:http", servers, questionsTo(servers));
  } finally {
    await servers.close();
  }
}

function questionsTo({ teams, channelToken, callers, communityId, tips, language }: Servers): Question[] {
  let calls = 0;
  const activity = (fields: Record<string, unknown>) => {
    const by = callers[calls++ % callers.length];
    return {
      method: "POST",
      path: "/api/messages",
      headers: { authorization: `Bearer ${channelToken}` },
      body: activityOf(teams, fields, by && { by }),
    } as const;
  };
  const invoke = (name: string, value: object) =>
    activity({ type: "invoke", name: `composeExtension/${name}`, value });
  const saveTip = { commandId: "saveTip", commandContext: "message" };

  return [
    {
      name: "help",
      next: () => activity({ type: "message", text: "help" }),
      answered: "",
      sends: true,
    },
    {
      name: "findTip",
      next: () => {
        const typed = language.oneOf(tips).title.split(" ").slice(0, 2).join(" ").slice(0, -1);
        return invoke("query", {
          commandId: "findTip",
          parameters: [{ name: "query", value: typed }],
          queryOptions: { skip: 0, count: 25 },
        });
      },
      answered: '"attachmentLayout":"list"',
    },
    {
      name: "open saveTip",
      next: () => invoke("fetchTask", { ...saveTip, messagePayload: message("1767603600000") }),
      answered: '"type":"continue"',
    },
    {
      name: "submit saveTip",
      next: () =>
        invoke("submitAction", {
          ...saveTip,
          messagePayload: message(String(1_700_000_000_000 + calls)),
          data: {
            nonce: `nonce-of-the-benchmark-${calls}`,
            community: communityId,
            title: "Restart the print spooler first",
            markdown: "Restart the **print spooler** first. It helps nine times of ten.",
            tags: "printing, windows",
            credit: "me",
          },
        }),
      answered: '"postTip"',
    },
  ];
}

const message = (id: string) => ({
  id,
  createdDateTime: "2026-01-05T09:00:00.123Z",
  linkToMessage: `https://teams.microsoft.com/l/message/19:releases@thread.tacv2/${id}`,
  from: { user: { id: "22222222-bbbb-4bbb-8bbb-222222222222", displayName: "Ben Larsen" } },
  body: {
    contentType: "html",
    content: "<p>Restart the <b>print spooler</b> first. It helps nine times of ten.</p>",
  },
  attachments: [],
  mentions: [],
  reactions: [],
});
