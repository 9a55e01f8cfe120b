// The only file that knows teamsfx, which its makers have given up: whatever replaces it replaces this file.
/* eslint-disable @typescript-eslint/no-deprecated */
import { TeamsUserCredential } from "@microsoft/teamsfx";
import { SignInError } from "../api/errors.ts";

/** Teams may show a consent of its own, so a person's time is counted in; but nobody waits for ever. */
const tokenMs = 60_000;

export interface TeamsSignIn {
  /** A token of the signed-in person for this app; with `fresh` never the one given before. Throws {@link SignInError}. */
  getToken(fresh: boolean): Promise<string>;
}

export function teamsSignIn(clientId: string): TeamsSignIn {
  const newCredential = () =>
    // The address is asked for by the credential, and used by its `login` only, which silent sign-in never calls.
    new TeamsUserCredential({ clientId, initiateLoginEndpoint: `${location.origin}/tab/home` });
  let credential = newCredential();

  return {
    async getToken(fresh) {
      if (fresh) credential = newCredential();
      try {
        const token = await Promise.race([credential.getToken([]), rejectAfter(tokenMs)]);
        if (token === null) throw new Error("no token");
        return token.token;
      } catch (error) {
        throw new SignInError(error instanceof Error ? error.message : "");
      }
    },
  };
}

const rejectAfter = (ms: number) =>
  new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), ms);
  });
