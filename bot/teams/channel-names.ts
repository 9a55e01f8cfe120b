import type { Connectors } from "./connector.ts";
import type { CommunityDeps } from "../community/communities/ports.ts";
import { within } from "../deadline.ts";

/** Milliseconds for both questions together: a name is a convenience, and a dialog must answer within 5 s. */
const namesDeadline = 1_000;

export type NameOfChannel = CommunityDeps["nameOfChannel"];

/**
 * Asks Teams' connector; activities name their channel by id only. The channel "General" has no name there: people call
 * it by the team's. learn.microsoft.com, "Get the list of channels in a team".
 */
export const connectorChannelNames =
  (parts: { readonly connectors: Connectors; readonly serviceUrl: string }): NameOfChannel =>
  async (teamId, channelId) => {
    try {
      return await within(namesDeadline, async (abortSignal) => {
        const { teams } = await parts.connectors.createForTeams(parts.serviceUrl);
        const { conversations = [] } = await teams.fetchChannelList(teamId, { abortSignal });
        const channel = conversations.find(({ id }) => id === channelId);
        // Of a private channel, too: the list has standard ones only, and the team of a client may be another one.
        if (!channel) return "";
        return channel.name ?? (await teams.fetchTeamDetails(teamId, { abortSignal })).name ?? "";
      });
    } catch {
      // Not worth a word: the person can type the name.
      return "";
    }
  };

/** Ids of a team's standard channels. Throws when Teams does not say in time. */
export type ChannelsOfTeam = (teamId: string) => Promise<readonly string[]>;

export const connectorChannelsOfTeam =
  (parts: { readonly connectors: Connectors; readonly serviceUrl: string }): ChannelsOfTeam =>
  (teamId) =>
    within(namesDeadline, async (abortSignal) => {
      const { teams } = await parts.connectors.createForTeams(parts.serviceUrl);
      const { conversations = [] } = await teams.fetchChannelList(teamId, { abortSignal });
      return conversations.flatMap(({ id }) => id ?? []);
    });
