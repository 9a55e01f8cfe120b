// What came of asking goes along with the step to the problem's page, which says it.
const key = "commonplacePostedIn";

/** `postedIn`: name of the channel or chat that gets a card, empty where it has none; undefined: no card is posted. */
export const askedState = (postedIn: string | undefined) => ({ [key]: postedIn ?? null });

/** Null: asked, and no card is posted. Undefined: this step did not come from asking. */
export function postedInOfStep(): string | null | undefined {
  const state: unknown = history.state;
  const postedIn: unknown = typeof state === "object" && state !== null ? Reflect.get(state, key) : undefined;
  return typeof postedIn === "string" || postedIn === null ? postedIn : undefined;
}
