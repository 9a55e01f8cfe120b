// The ids by which Teams names what a person chose. The app package's manifest lists the same ones.

export const dialogCommands = ["saveTip", "askProblem", "replyWith", "recognisePeer"] as const;
export const searchCommands = ["findTip"] as const;
/** Words with which a message to the bot begins. */
export const botCommands = ["help", "start", "ask", "find", "thank", "digest", "my data"] as const;
/** What buttons of our cards do. */
export const cardVerbs = [
  "runCommand",
  "startCommunity",
  "findEntries",
  "askProblem",
  "replyToProblem",
  "acceptReply",
  "reopenProblem",
  "haveProblemToo",
  "answerCredit",
  "answerAccessRequest",
  "acceptNoticedReply",
  "declineAsked",
  "pinEntry",
  "unpinEntry",
  "answerThanks",
  "giveThanks",
  "turnOnDigest",
  "declineDigest",
] as const;

export type DialogCommand = (typeof dialogCommands)[number];
export type SearchCommand = (typeof searchCommands)[number];
export type BotCommand = (typeof botCommands)[number];
export type CardVerb = (typeof cardVerbs)[number];
