// The frame around all pages: surroundings, theme, who one is. What pages do lives in features/.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LocalPerson, SignInView } from "../../bot/contract/sign-in.ts";
import { ask } from "./api/client.ts";
import { ErrorScreen } from "./page/ErrorScreen.tsx";
import { later } from "./components/later.ts";
import { LoadingScreen } from "./page/LoadingScreen.tsx";
import { SignedIn } from "./SignedIn.tsx";
import { authoriseInTeams, authoriseLocally } from "./teams/authorise.ts";
import { currentPerson, rememberPerson } from "./teams/local-people.ts";
import { useHost } from "./teams/use-host.ts";

const LocalPeopleBar = lazy(async () => {
  const { LocalPeopleBar: component } = await import("./teams/LocalPeopleBar.tsx");
  return { default: component };
});

const OpenInTeams = later(async () => (await import("./page/OpenInTeams.tsx")).OpenInTeams);

export function App() {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<LoadingScreen label={t("app.loading")} />}>
      <SignInGate />
    </Suspense>
  );
}

function SignInGate() {
  const { t } = useTranslation();
  const host = useHost();
  const signIn = useQuery({
    queryKey: ["sign-in"],
    queryFn: ({ signal }) => ask<SignInView>(fetch, "/sign-in", { signal }),
    staleTime: Infinity,
  });

  useEffect(() => {
    if (signIn.isSuccess) host.notifyReady();
    if (signIn.isError) host.notifyFailed(t("errors.unreachable"));
  }, [host, t, signIn.isSuccess, signIn.isError]);

  if (signIn.isLoadingError)
    return <ErrorScreen error={signIn.error} onRetry={() => void signIn.refetch()} />;
  if (signIn.isPending) return <LoadingScreen label={t("app.loading")} />;
  if (signIn.data.mode === "local") return <AsLocalPerson people={signIn.data.people} />;
  if (host.kind === "browser") return <OpenInTeams teamsAppId={signIn.data.teamsAppId} />;
  return <AsTeamsPerson clientId={signIn.data.clientId} />;
}

function AsTeamsPerson({ clientId }: { clientId: string }) {
  const authorise = useMemo(() => authoriseInTeams(clientId), [clientId]);
  return <SignedIn authorise={authorise} />;
}

function AsLocalPerson({ people }: { people: readonly LocalPerson[] }) {
  const [person, setPerson] = useState(() => currentPerson(people, localStorage));
  const userId = person?.userId ?? "";
  const authorise = useMemo(() => authoriseLocally(userId), [userId]);
  if (person === undefined) return <OpenInTeams />;
  return (
    <>
      <Suspense fallback={<div style={{ height: "33px" }} />}>
        <LocalPeopleBar
          people={people}
          person={person}
          onChoose={(chosen) => {
            rememberPerson(chosen, localStorage);
            setPerson(chosen);
          }}
        />
      </Suspense>
      <SignedIn key={userId} authorise={authorise} />
    </>
  );
}
