// What the app says in English: plain, short and kind. One flat key for each sentence; `_one` and `_other` are plurals.
export const en = {
  "refusal.invalidInput": "Something in the form is missing or too long. Please check it and try again.",
  "refusal.notSignedIn": "You are not signed in. Open Commonplace in Teams again.",
  "refusal.notFound": "We cannot find this, or it belongs to a channel or chat that you are not in.",
  "refusal.notAllowed":
    "You can read this, but this step belongs to somebody else: to whoever wrote it, or to those who look after the community.",
  "refusal.changedMeanwhile":
    "Somebody changed this while you were writing. Have a look at both, then save again.",
  "refusal.teamsUnavailable":
    "Teams did not tell us who belongs here. Nothing is lost: please try again in a minute.",
  "refusal.appNotInstalled": "Commonplace is not in this channel or chat yet. Add it there, then try again.",
  "refusal.placeTaken": "This place already has a community. You can use that one.",
  "refusal.tooLarge": "This is too much text. Please shorten it and try again.",
  "refusal.unsupportedMedia": "We could not read this request: it must be JSON.",
  "refusal.tooManyCommunities":
    "Your list of communities is full. Leave one that you no longer need, then join again.",
  "refusal.problemSolved": "This problem is solved. Open it again first, if it came back.",
  "refusal.askerNotThere":
    "Whoever asked could not read the answers there, so this problem cannot be carried to that community.",
  "refusal.problemFull":
    "This problem has as many replies as it can hold. Ask a new one, and put a link to this one into it.",
  "refusal.boardFull": "The board is full. Unpin something that has served its time, then pin this.",
  "refusal.notSolved": "This problem is still open. Once it is solved, it can be pinned.",
  "refusal.communityClosed":
    "This community is closed. You can still read everything; a steward can open it again.",
  "refusal.stewardsOnly": "Only the stewards of this community can do this. Ask one of them.",
  "refusal.joinFirst": "Join this community first, then you can look after it.",
  "refusal.hasStewards": "This community has a steward already. Ask them to name you as well.",
  "refusal.noSuchMember":
    "This person does not belong to any channel or chat of this community. Add them there in Teams, then name them.",
  "refusal.tooManyStewards": "There are as many stewards as a community can have.",
  "refusal.tooManyPlaces": "This community lives in as many places as it can.",
  "refusal.tooManyAdmitted":
    "You let in as many people as you can. Add them to a channel or chat of the community in Teams instead.",
  "refusal.notEmpty":
    "This community has tips or problems of its own. Start a new one, and bring the file in there.",
  "refusal.lastPlace":
    "This is the only place of the community, so it cannot be taken away. Bring it to another place first, or close it.",
  "refusal.newerVersion":
    "This was made by a newer version of Commonplace, which is just being rolled out. Please try again in a few minutes.",
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
    "I found nothing about “{{query}}”. Try fewer or other words, or write ask to ask your community.",
  "bot.foundNoneYet":
    "I found nothing about “{{query}}” yet, but I am still reading. Please ask me again in a moment.",
  "card.doubted": "Somebody said that this did not work for them. Have a look before you rely on it.",
  "card.doubtedShort": "Did not work for somebody",
  "card.howToSave":
    "**Save a tip:** open the menu of any message (…), choose *More actions*, then *Save as tip*. It comes filled in.",
  "card.howToFind":
    "**Find one:** choose *Find a tip* below the box where you write, or write to me: find, and what you look for.",
  "card.howToAsk":
    "**Ask when you are stuck:** write to me: ask, and what the problem is. From a message, choose *Ask your community*.",
  "card.howToStart":
    "**Start a community:** mention me in a channel or group chat and write start. Saving the first tip there does it, too.",
  "card.helpTitle": "What Commonplace can do for you",
  "card.welcomeTitle": "Hello, I keep what works",
  "card.welcome":
    "From now on, what somebody found out here can be saved as a tip and found again by everybody here.",
  "card.welcomeAddedBy":
    "{{name}} added me. From now on, what somebody found out here can be saved as a tip and found again by everybody here.",
  "card.tipOf": "Tip from {{community}}",
  "card.tipAlreadySaved": "Already saved: tip from {{community}}",
  "card.tags": "Tags: {{tags}}",
  "card.credit": "Thanks to {{name}}",
  "card.creditWithoutName": "Shared without a name",
  "card.openTip": "Open tip",
  "card.openCommunity": "Open community",
  "card.foundTips": "What we know about “{{query}}”",
  "card.stillReading": "I am still reading, so there may be more in a moment.",
  "card.start": "Start community",
  "card.startTitle": "Start a community here",
  "card.startWhy": "Everybody in this channel or chat can use it at once. Nobody has to approve it.",
  "card.communityName": "Name",
  "card.newCommunityName": "Name, if you start a new community",
  "card.unnamedCommunity": "Our community",
  "card.communityPurpose": "What it is for (optional)",
  "card.communityPurposeHint": "For example: we help each other with our build pipelines",
  "card.fieldMissing": "{{label}}: please fill this in.",
  "card.fieldTooLong": "{{label}}: at most {{max}} characters, please.",
  "card.fieldTooMany": "{{label}}: these are too many. Please keep the most useful ones.",
  "card.fieldWrong": "{{label}}: this does not work. Please check it.",
  "dialog.title": "Save as tip",
  "dialog.forCommunity": "For the community **{{community}}**",
  "dialog.startHere":
    "There is no community here yet. Saving this tip starts one for everybody in this channel or chat.",
  "dialog.community": "Community",
  "dialog.newCommunity": "Start a new community here",
  "dialog.moreCommunities":
    "More of your communities are in the Commonplace tab; you can write tips for them there.",
  "dialog.tipTitle": "Title",
  "dialog.tipTitleHint": "What it helps with",
  "dialog.text": "Text",
  "dialog.textHint": "What works, step by step",
  "dialog.wholeMessage":
    "This message is too long to change here. It is saved whole; you can change it in the tab afterwards. It begins:",
  "dialog.picturesNotKept_one": "One picture stays in Teams; the text says where it was.",
  "dialog.picturesNotKept_other": "{{count}} pictures stay in Teams; the text says where they were.",
  "dialog.attachmentsNotKept_one": "One attachment stays in Teams; the tip leads back to the message.",
  "dialog.attachmentsNotKept_other":
    "{{count}} attachments stay in Teams; the tip leads back to the message.",
  "dialog.tags": "Tags, separated by commas (optional)",
  "dialog.tagsHint": "For example: printers, first week",
  "dialog.tagsInUse": "In use here: {{tags}}",
  "dialog.credit": "Thanks go to",
  "dialog.creditMe": "Me",
  "dialog.creditMeNamed": "Me ({{name}})",
  "dialog.creditNobody": "Nobody by name",
  "dialog.join": "Join this community, so that I find its tips from everywhere in Teams",
  "dialog.save": "Save",
  "dialog.alreadySaved": "This message is already saved as a tip in **{{community}}**.",
  "dialog.noCommunity":
    "You have not joined a community yet, so there is nowhere to save this. Open Commonplace in a channel, join its community or start one, then save from any chat.",
  "dialog.install":
    "Commonplace is not in this channel or chat yet, so it cannot tell who belongs here. Add it, and you go on at once.",
  "dialog.installButton": "Add Commonplace",
  "problem.of": "Problem in {{community}}",
  "problem.open": "Open",
  "problem.solved": "Solved",
  "problem.askedBy": "Asked by {{name}}",
  "problem.askedWithoutName": "Asked without a name",
  "problem.othersHaveIt": "Others have this problem, too.",
  "problem.reopened": "Open again, {{name}} says: {{reason}}",
  "problem.whatHelped": "What helped, from {{name}}:",
  "problem.newestReply": "Newest reply, from {{name}}:",
  "problem.theAsker": "whoever asked",
  "problem.reply": "Reply",
  "problem.replyLabel": "Your reply",
  "problem.replyHint": "What might help, or what you would look at first",
  "problem.sendReply": "Send reply",
  "problem.thisHelped": "This helped",
  "problem.acceptWhy": "The newest reply solved it. If you did not ask, say how you know:",
  "problem.acceptReason": "How you know that it helped",
  "problem.accept": "Mark as solved",
  "problem.acceptNeedsReason": "You did not ask this, so please say how you know that the reply helped.",
  "problem.sameForMe": "Same for me",
  "problem.openPage": "Open problem",
  "problem.itIsBack": "It is back",
  "problem.whyAgain": "What happens now",
  "problem.openAgain": "Open it again",
  "problem.fieldEmpty": "Please write something first.",
  "problem.hidden": "A steward of the community has hidden this problem.",
  "problem.withdrawn": "This problem was taken back by whoever asked it.",
  "ask.title": "Ask your community",
  "ask.startHere":
    "There is no community here yet. Asking this starts one for everybody in this channel or chat.",
  "ask.problemTitle": "What is the problem?",
  "ask.problemTitleHint": "In one sentence, as you would say it",
  "ask.text": "What happens, and what you tried (optional)",
  "ask.textHint": "For example: since Monday, only on the test machines",
  "ask.withoutName": "Ask without my name",
  "ask.announce": "Show it in the community's channel or chat",
  "ask.send": "Ask",
  "ask.anyway": "Ask anyway",
  "ask.similar": "This may already help:",
  "ask.asked": "Asked in **{{community}}**.",
  "ask.askedBefore": "This was already asked in **{{community}}**.",
  "ask.whatNext": "Its card changes by itself when somebody replies. You say which reply helped.",
  "ask.noCommunity":
    "You have not joined a community yet, so there is nobody to ask. Open Commonplace in a channel, join its community or start one, then ask from any chat.",
  "bot.askNowhere":
    "You have not joined a community yet, so there is nobody to ask. Open the Commonplace tab of a channel and join the one there.",
  "entry.tip": "tip",
  "entry.problem.open": "open problem",
  "entry.problem.solved": "solved problem",
  "find.none": "Nothing found about “{{query}}”. Try fewer or other words, or ask your community.",
  "find.noneYet": "Nothing found about “{{query}}” yet, but we are still reading. Try again in a moment.",
  "find.noTips": "There are no tips here yet. Save the first one from the menu of a message.",
  "find.nowhere":
    "There is no community here, and you have not joined one yet. Save a tip in a channel to start one.",
} as const;
