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

/** Teams' own list of the people of a channel or chat. */
export interface Roster {
  /**
   * Whether the person is on the roster of this place (of the channel, not of its team). Asks Teams each time. Throws
   * {@link RosterUnavailableError} when there is no clear answer in time.
   */
  hasMember(tenantId: string, conversationId: string, userId: string): Promise<boolean>;
  /**
   * The roster of this place, by Entra object id in lower case; undefined when it is too long to be read while a person
   * waits. Asks Teams once for each page. Throws {@link RosterUnavailableError}.
   */
  listMembers(tenantId: string, conversationId: string): Promise<ReadonlySet<string> | undefined>;
}

/** A person on a roster, by Entra object id. */
export interface KnownPerson {
  readonly userId: string;
  readonly name: string;
}

/** The names of people of a channel or chat. Each call asks Teams and throws {@link RosterUnavailableError}. */
export interface People {
  /** Undefined for a person who is not on the roster of this place. */
  find(tenantId: string, conversationId: string, userId: string): Promise<KnownPerson | undefined>;
  /** Some of them, at most `limits.peopleToChoose`, in Teams' order. */
  list(tenantId: string, conversationId: string): Promise<readonly KnownPerson[]>;
}
