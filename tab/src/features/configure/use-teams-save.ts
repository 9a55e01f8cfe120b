import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CommunitySummary } from "../../../../bot/contract/communities.ts";
import { describeError } from "../../components/describe-error.ts";
import { paths } from "../../components/paths.ts";
import { tabAddress } from "../../teams/deep-link.ts";
import { useHost } from "../../teams/use-host.ts";

/** Answers Teams' Save button with what `save` gives at that moment. In a plain browser there is no such button. */
export function useTeamsSave(save: () => Promise<CommunitySummary>): void {
  const { t } = useTranslation();
  const host = useHost();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  }, [save]);

  useEffect(() => {
    if (host.kind !== "teams") return;
    void (async () => {
      const { offerTab } = await import("../../teams/tab-configuration.ts");
      offerTab(
        async () => {
          const { id, name } = await latest.current();
          return { entityId: id, address: tabAddress(location.origin, paths.community(id)), name };
        },
        (error) => describeError(error, t).text,
      );
    })();
  }, [host, t]);
}
