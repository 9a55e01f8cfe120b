// The page with which Teams adds the tab to a channel or chat. Teams' own Save button acts; see tab-configuration.ts.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PlaceInput } from "../../../../bot/contract/communities.ts";
import { placeQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { useHost } from "../../teams/use-host.ts";
import { ConfigureForm } from "./ConfigureForm.tsx";
import { placeOfAddress } from "./place-of-address.ts";

export function ConfigurePage() {
  const { t } = useTranslation();
  const host = useHost();
  // A plain browser gets this far with the people-switch only; there the address may name a place to try.
  const place = host.kind === "teams" ? host.place : placeOfAddress(location.search);
  if (place === undefined) {
    return <PageFrame title={t("configure.outside.title")} below={t("configure.outside.text")} />;
  }
  return <ConfigurePlace place={place} />;
}

function ConfigurePlace({ place }: { place: PlaceInput }) {
  const { t } = useTranslation();
  const view = useQuery(placeQuery(useApi(), place));

  if (view.isLoadingError) return <ErrorScreen error={view.error} onRetry={() => void view.refetch()} />;
  if (view.isPending) return <LoadingScreen label={t("configure.loading")} />;
  return <ConfigureForm place={place} view={view.data} />;
}
