// What the app says in English: plain, short and kind. One flat key for each sentence; `_one` and `_other` are plurals.
export const en = {
  "refusal.invalidInput": "Something in the form is missing or too long. Please check it and try again.",
  "refusal.notSignedIn": "You are not signed in. Open Commonplace in Teams again.",
  "refusal.notFound": "We cannot find this, or it belongs to a channel or chat that you are not in.",
  "refusal.notAllowed": "You can read this, but only its author can change it.",
  "refusal.changedMeanwhile":
    "Somebody changed this while you were writing. Have a look at both, then save again.",
  "refusal.teamsUnavailable":
    "Teams did not tell us who belongs here. What you typed is still there: please try again in a minute.",
  "refusal.appNotInstalled": "Commonplace is not in this channel or chat yet. Add it there, then try again.",
  "refusal.placeTaken": "This place already has a community. You can use that one.",
  "refusal.tooLarge": "This is too much text. Please shorten it and try again.",
  "refusal.unsupportedMedia": "We could not read this request: it must be JSON.",
  "refusal.tooManyCommunities":
    "Your list of communities is full. Leave one that you no longer need, then join again.",
  "refusal.internal": "Something went wrong on our side. Please try again.",
  "bot.noPerson":
    "I could not tell who you are, so I cannot do this. Please try it from your own Teams account.",
  "bot.unknownAction": "I do not know this button any more. Type help, and I will show you what I can do.",
  "bot.notUnderstood": "I did not understand that. Here is what I can do.",
  "bot.startInPersonalChat":
    "A community lives where its people already talk: in a channel or a group chat. Add Commonplace there, then write @Commonplace start.",
  "bot.findWhat": "What are you looking for? Write it after the word find, for example: find release notes",
  "bot.findNowhereHere": "There is no community here yet. Type start to begin one.",
  "bot.findNowhere":
    "You have not joined a community yet. Open the Commonplace tab of a channel and join the one there.",
  "bot.foundNone":
    "I found no tip about “{{query}}”. Try fewer or other words, or save the first tip about it.",
  "bot.foundNoneYet":
    "I found no tip about “{{query}}” yet, but I am still reading. Please ask me again in a moment.",
} as const;
