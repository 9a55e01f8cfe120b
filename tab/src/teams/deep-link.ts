// What Teams says, in our words, and addresses for Teams in its words. Pure: no teams-js, no window.
import { limits } from "../../../bot/contract/limits.ts";
import type { PlaceInput } from "../../../bot/contract/communities.ts";
import { privacyOf } from "../../../bot/contract/conversation-kind.ts";
import { choiceParameters } from "../api/entry-choice.ts";
import type { ThemeName } from "./host.ts";

export const tabBase = "/tab";

export const tabAddress = (origin: string, path: string): string => `${origin}${tabBase}${path}`;

/** A segment of our own paths: ids and fixed words. */
const segment = /^[A-Za-z0-9_-]{1,64}$/u;

/** Path below /tab from a deep link's `subPageId`, with what was chosen there; undefined when it is none of ours. */
export function pathOfSubPage(subPageId: string | undefined): string | undefined {
  const [path = "", query] = (subPageId ?? "").split("?", 2);
  const segments = path.split("/").filter((part) => part !== "");
  const isPage = segments[0] === "community" || segments[0] === "home";
  if (segments.length < 2 || segments.length > 5 || !isPage) return undefined;
  if (!segments.every((part) => segment.test(part))) return undefined;
  const choice = new URLSearchParams(query ?? "");
  const known: readonly string[] = choiceParameters;
  if (![...choice.keys()].every((name) => known.includes(name))) return undefined;
  return `/${segments.join("/")}${choice.size > 0 ? `?${choice}` : ""}`;
}

/**
 * Deep link into the personal tab, which everybody who has the app can open.
 * Form: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function teamsDeepLink(appId: string, origin: string, path: string): string {
  const webUrl = tabAddress(origin, path);
  const query = new URLSearchParams({ webUrl, context: JSON.stringify({ subEntityId: path.slice(1) }) });
  // Teams reads %20 only, not the + of form encoding.
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/home?${query.toString().replaceAll("+", "%20")}`;
}

/** Teams has `default`, `dark` and `contrast`; `glass` and whatever comes next look like `default`. */
export function themeOfTeams(name: string): ThemeName {
  return name === "dark" || name === "contrast" ? name : "light";
}

interface ContextOfPlace {
  readonly channel?:
    { readonly id: string; readonly displayName?: string; readonly membershipType?: string } | undefined;
  readonly chat?: { readonly id: string } | undefined;
  readonly team?: { readonly displayName?: string; readonly internalId?: string } | undefined;
}

/** The channel or chat of a Teams context. Every team has a "General": there the team's name says more. */
export function placeOfContext({ channel, chat, team }: ContextOfPlace): PlaceInput | undefined {
  if (channel !== undefined) {
    const ownName = channel.displayName ?? "";
    const name = ownName === "" || ownName === "General" ? (team?.displayName ?? ownName) : ownName;
    const teamId = team?.internalId;
    return {
      conversationId: channel.id,
      kind: "channel",
      name: name.slice(0, limits.placeName),
      ...(teamId !== undefined && { teamId }),
      ...privacyOf(channel.membershipType),
    };
  }
  return chat === undefined ? undefined : { conversationId: chat.id, kind: "groupChat", name: "" };
}
