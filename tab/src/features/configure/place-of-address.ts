import { placeInput, type PlaceInput } from "../../../../bot/contract/communities.ts";

/** `?conversationId=…&kind=…&name=…`: a place to try the page with, outside of Teams. */
export function placeOfAddress(search: string): PlaceInput | undefined {
  const query = new URLSearchParams(search);
  return placeInput.safeParse({
    conversationId: query.get("conversationId"),
    kind: query.get("kind") ?? "channel",
    name: query.get("name") ?? undefined,
  }).data;
}
