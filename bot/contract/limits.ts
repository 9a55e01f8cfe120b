// Every limit that a person can meet, by name. Forms, cards, routes and tests read them here and nowhere else.

/** Lengths count UTF-16 code units, as an HTML `maxlength` does, so form and server agree. */
export const limits = {
  communityName: 80,
  communityPurpose: 300,
  tipTitle: 120,
  tipMarkdown: 20_000,
  tagsPerTip: 8,
  tag: 40,
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
  /** Tips on one page of a list. */
  tipsPerPage: 20,
  /** Results of one search in the tab and of one `findTip`. */
  searchResults: 10,
  /** Tags offered when a tip is written. */
  suggestedTags: 25,
  /** Bytes of one request's body, after decompression. */
  requestBytes: 512 * 1024,
} as const;
