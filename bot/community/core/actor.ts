/** The acting person, from a verified token or activity, never from a request's own words. */
export interface Actor {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly userId: string;
  /** Display name, as the token or Teams tells it. */
  readonly name: string;
}
