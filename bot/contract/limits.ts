// Every limit that a person can meet, by name. Forms, cards, routes and tests read them here and nowhere else.

/** Lengths count UTF-16 code units, as an HTML `maxlength` does, so form and server agree. */
export const limits = {
  communityName: 80,
  communityPurpose: 300,
  /** One sign that people see: a flag or a family is one made of many. */
  emblemSign: 32,
  tipTitle: 120,
  tipMarkdown: 20_000,
  problemTitle: 150,
  problemMarkdown: 10_000,
  replyMarkdown: 10_000,
  /** Replies that one problem can hold; together they may also not exceed what one record can hold. */
  repliesPerProblem: 200,
  repliesPerTip: 10,
  /** Messages of one thread in one tip. */
  messagesPerTip: 10,
  /** Days for which a tip is offered for more of the thread that it was saved from. */
  threadDays: 14,
  /** Communities to which one problem is cross-posted: each answer is written to all of them at once. */
  linkedCommunities: 5,
  /** The newest of what people say of a tip as it is now. */
  checksPerTip: 200,
  /** Why a reply solves a problem, why a problem is open again. */
  reason: 500,
  tagsPerTip: 8,
  tag: 40,
  /** Tags that an entry keeps as they were typed, several of which may have one name by now. */
  keptTags: 16,
  /** Tags of one community that have another name. They lie in its record, which every use case reads. */
  tagRenames: 200,
  personName: 200,
  placeName: 200,
  conversationId: 256,
  messageId: 128,
  link: 2_000,
  query: 200,
  nonce: 64,
  /** HTML of a message that is turned into Markdown. Teams itself allows about 100 KB for a message. */
  messageHtml: 150_000,
  /** Joined communities that one person's list may hold. */
  joinedCommunities: 200,
  tipsPerPage: 20,
  /** Results of one search in the tab and of one `findTip`. */
  searchResults: 10,
  /** Entries on one page of a filtered list. */
  entriesPerPage: 20,
  /** Entries shown while a question is typed. */
  similarEntries: 3,
  /** Of those that need a hand, on the first screen. */
  openProblemsShown: 3,
  /** Tags offered when a tip is written. */
  suggestedTags: 25,
  /** Entries on a community's board. */
  pins: 12,
  /** Actions on one page of the list of what stewards did. */
  actionsPerPage: 20,
  /** One of the four parts of a charter. */
  charterPart: 4_000,
  charterRevisionsPerPage: 20,
  stewards: 20,
  placesPerCommunity: 20,
  admitted: 200,
  accessRequestMessage: 300,
  listingsPerPage: 20,
  /** Bytes of an exported community that is imported. */
  importBytes: 64 * 1024 * 1024,
  /** Of its activity log: every member can have the log checked whole. */
  importActions: 50_000,
  /** Communities of which a person sees the digest at once, in the chat with the bot. */
  digestsAtOnce: 4,
  /** What happened when a tip did not work. */
  whatHappened: 500,
  /** Why a tip was changed. */
  revisionNote: 120,
  /** Former contents on one page of a tip's history; each may be as long as a tip. */
  revisionsPerPage: 10,
  reportsPerPage: 50,
  /** Bookmarks of one person: one record holds them all. */
  bookmarks: 500,
  bookmarksPerPage: 20,
  /** Entries in one part of the personal tab. */
  homeEntries: 6,
  newDays: 14,
  /** Days for which a report waits for the stewards on their personal tab. */
  reportDays: 30,
  /** Unsent texts of one person. */
  drafts: 50,
  /** Characters of one, as its form writes it down. */
  draft: 60_000,
  /** Texts typed elsewhere at the same time that are kept beside a draft. */
  otherDrafts: 3,
  /** Days after the last change. */
  draftDays: 60,
  /** Tags and entries together that one person follows. */
  followed: 100,
  /** People who are asked, too, at a time. */
  peopleAskedAtOnce: 2,
  /** Tags of the line "You may ask me about" of one person in one community. */
  askMeTags: 5,
  /** People of one community who say so: one record holds them all. */
  askMePeople: 500,
  /** People shown with a tag, by chance. */
  askableShown: 5,
  thanksReason: 1_000,
  thanksPerPage: 50,
  /** People who join in thanks that are shown. */
  secondsPerThanks: 100,
  peopleToChoose: 500,
  /** What changed, in a story: about one sentence. */
  storyText: 600,
  /** Stories that one person's list may hold. */
  storiesPerPerson: 2_000,
  storiesPerPage: 20,
  /** Stories about one's help that are kept at hand, the newest. */
  heardStories: 50,
  /** Bytes of one request's body, after decompression. */
  requestBytes: 512 * 1024,
  /**
   * Objects, arrays and scalars in one request's body: parsing takes a few milliseconds at most. Teams' longest
   * activities, with thousands of members, have one in every 30 bytes.
   */
  requestValues: 20_000,
} as const;
