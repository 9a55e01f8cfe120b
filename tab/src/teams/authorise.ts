// How a request says who acts: with a token that Teams gives, or with the local people-switch.
import { localScheme } from "../../../bot/contract/sign-in.ts";
import type { Authorise } from "../api/client.ts";
import type { TeamsSignIn } from "./sign-in.ts";

export const authoriseLocally =
  (userId: string): Authorise =>
  () =>
    Promise.resolve(`${localScheme} ${userId}`);

export function authoriseInTeams(clientId: string): Authorise {
  let signIn: TeamsSignIn | undefined;
  return async (fresh) => {
    const { teamsSignIn } = await import("./sign-in.ts");
    signIn ??= teamsSignIn(clientId);
    return `Bearer ${await signIn.getToken(fresh)}`;
  };
}
