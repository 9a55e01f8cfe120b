// Teams' own lists of people, as the domain asks for them.

/** Thrown by a {@link Roster} that has no clear answer. */
export class RosterUnavailableError extends Error {
  override name = "RosterUnavailableError";
  /** `notInstalled`: Commonplace is not in this channel or chat yet. `noAnswer`: Teams failed or was too slow. */
  readonly reason: "notInstalled" | "noAnswer";

  constructor(reason: "notInstalled" | "noAnswer", options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Teams' own list of who belongs to a channel or chat. */
export interface Roster {
  /**
   * Whether the person is on the roster of this very place (of the channel, not of its team). Asks Teams each time.
   * Throws {@link RosterUnavailableError} when there is no clear answer within the time for interactive calls.
   */
  hasMember(tenantId: string, conversationId: string, userId: string): Promise<boolean>;
  /**
   * The people on the roster of this very place, by Entra object id in lower case; undefined when they are too many to be
   * read while a person waits. Asks Teams each time, once for each page. Throws {@link RosterUnavailableError}.
   */
  listMembers(tenantId: string, conversationId: string): Promise<ReadonlySet<string> | undefined>;
}

/** Somebody on a roster, by Entra object id. */
export interface KnownPerson {
  readonly userId: string;
  readonly name: string;
}

/** Who the people of a channel or chat are. Each call asks Teams and throws {@link RosterUnavailableError}. */
export interface People {
  /** Undefined for somebody who is not on the roster of this very place. */
  find(tenantId: string, conversationId: string, userId: string): Promise<KnownPerson | undefined>;
  /** Some of them, at most `limits.peopleToChoose`, in Teams' order. */
  list(tenantId: string, conversationId: string): Promise<readonly KnownPerson[]>;
}
