// What members reported, for stewards: each thing can be opened, hidden, or let be, and letting be can be undone. It
// waits for them, so it stands before what they may change; nothing is there where nothing is reported.
import { Badge, Button } from "@fluentui/react-components";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../../bot/contract/moderation.ts";
import { reportsQuery, settleReport } from "../../api/moderation-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { pathTo } from "./path-to.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useLayout } from "../../components/layout.ts";

export function ReportsSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const reports = useInfiniteQuery(reportsQuery(api, communityId));
  const [settled, setSettled] = useState<string>();
  const settle = useMutation({
    mutationFn: ({ id, isSettled }: { id: string; isSettled: boolean }) =>
      settleReport(api, communityId, id, isSettled),
    onSuccess: async (_nothing, { id, isSettled }) => {
      setSettled(isSettled ? id : undefined);
      await queryClient.invalidateQueries({ queryKey: reportsQuery(api, communityId).queryKey });
    },
  });
  const all = reports.data?.pages.flatMap((page) => page.reports);
  if (all?.length === 0 && settled === undefined) return null;
  return (
    <Section title={t("reports.title")} intro={t("reports.intro")}>
      {reports.isError && <ErrorNote error={reports.error} onRetry={() => void reports.refetch()} />}
      {all !== undefined && all.length > 0 && (
        <ul className={layout.list}>
          {all.map((report) => (
            <OneReport
              key={report.id}
              communityId={communityId}
              report={report}
              isBusy={settle.isPending}
              onSettle={() => settle.mutate({ id: report.id, isSettled: true })}
            />
          ))}
        </ul>
      )}
      {reports.hasNextPage && (
        <ButtonRow>
          <Button disabledFocusable={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
            {t("reports.more")}
          </Button>
        </ButtonRow>
      )}
      <ButtonRow>
        <span role="status">{settled !== undefined && t("reports.settled")}</span>
        {settled !== undefined && (
          <Button
            autoFocus
            size="small"
            disabledFocusable={settle.isPending}
            onClick={() => settle.mutate({ id: settled, isSettled: false })}
          >
            {t("app.undo")}
          </Button>
        )}
      </ButtonRow>
      {settle.isError && <ErrorNote error={settle.error} />}
    </Section>
  );
}

interface OneReportProps {
  communityId: string;
  report: ReportView;
  isBusy: boolean;
  onSettle: () => void;
}

function OneReport({ communityId, report, isBusy, onSettle }: OneReportProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const layout = useLayout();
  const { entry, title, excerpt, isHidden } = report;
  const isGone = title === "";
  const kind = entry.replyId === undefined ? entry.kind : "reply";
  const moderation = useModeration({
    communityId,
    about: entry,
    canHide: !isHidden && !isGone,
    canReport: false,
    hidden: undefined,
  });
  const ofKind = { reply: t("reports.replyTo", { title }), recognition: t("thanks.to", { name: title }) };
  const named = kind === "reply" || kind === "recognition" ? ofKind[kind] : title;
  const letBe = isHidden || isGone ? "takeOff" : "letBe";
  return (
    <li className={layout.closest}>
      <div className={layout.row}>
        <span className={layout.small}>{t(`reports.kinds.${kind}`)}</span>
        {isGone ? (
          <span>{t("reports.gone")}</span>
        ) : (
          <AppLink to={pathTo(communityId, entry)}>{named}</AppLink>
        )}
        {isHidden && <Badge appearance="tint">{t("reports.hidden")}</Badge>}
      </div>
      {excerpt !== "" && (
        <div className={layout.small} dir="auto">
          {excerpt}
        </div>
      )}
      <div dir="auto">
        {t("reports.by", {
          name: personName({ kind: "person", ...report.by }, "atStart"),
          reason: report.reason,
        })}{" "}
        <span className={layout.small}>
          <Day of={report.at} />
        </span>
      </div>
      <ButtonRow>
        {moderation.button}
        <Button
          appearance="subtle"
          aria-label={t(`reports.${letBe}Of`, { title })}
          disabledFocusable={isBusy}
          onClick={onSettle}
        >
          {t(`reports.${letBe}`)}
        </Button>
      </ButtonRow>
      {moderation.panel}
    </li>
  );
}
