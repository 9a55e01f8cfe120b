/** `GET /api/sign-in`, the one route that needs no sign-in: how the tab finds out who its person is. */
export type SignInView =
  | {
      mode: "teams";
      /** Entra application id, for `TeamsUserCredential`. */
      clientId: string;
      /** For links from a plain browser into Teams. */
      teamsAppId: string;
    }
  | {
      /** `npm run dev` in a plain browser: choose one of the Playground's people. */
      mode: "local";
      people: LocalPerson[];
    };

export interface LocalPerson {
  userId: string;
  name: string;
}

/** Scheme of the Authorization header with which the local people-switch says who acts: `Local <userId>`. */
export const localScheme = "Local";
