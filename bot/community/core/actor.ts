/** Who acts: from a verified token or a verified activity, never from what a request says of itself. */
export interface Actor {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly userId: string;
  /** Display name, as the token or Teams tells it. */
  readonly name: string;
}
