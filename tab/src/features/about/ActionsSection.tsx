import { Button } from "@fluentui/react-components";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ActionView, namesPerson } from "../../../../bot/contract/actions.ts";
import { actionsQuery, checkActions } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { pathTo } from "./path-to.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

export interface ActionsSectionProps {
  communityId: string;
  /** Then what was hidden can be opened from here. */
  seesHidden: boolean;
}

export function ActionsSection({ communityId, seesHidden }: ActionsSectionProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const actions = useInfiniteQuery(actionsQuery(useApi(), communityId));
  const all = actions.data?.pages.flatMap((page) => page.actions);
  return (
    <Section title={t("about.actions.title")} intro={t("about.actions.intro")}>
      {actions.isError && <ErrorNote error={actions.error} onRetry={() => void actions.refetch()} />}
      {all?.length === 0 && <div>{t("about.actions.none")}</div>}
      {all !== undefined && all.length > 0 && (
        <ol className={layout.tightList}>
          {all.map((action) => (
            <OneAction key={action.id} communityId={communityId} action={action} seesHidden={seesHidden} />
          ))}
        </ol>
      )}
      {all !== undefined && all.length > 0 && <LogCheck communityId={communityId} />}
      {actions.hasNextPage && (
        <ButtonRow>
          <Button disabledFocusable={actions.isFetchingNextPage} onClick={() => void actions.fetchNextPage()}>
            {t("about.actions.more")}
          </Button>
        </ButtonRow>
      )}
    </Section>
  );
}

/** Anybody can check that nothing in the log was changed or removed behind the app's back. */
function LogCheck({ communityId }: Pick<ActionsSectionProps, "communityId">) {
  const { t } = useTranslation();
  const api = useApi();
  const check = useMutation({ mutationFn: () => checkActions(api, communityId) });
  return (
    <ButtonRow>
      <Button appearance="subtle" disabledFocusable={check.isPending} onClick={() => check.mutate()}>
        {t("about.actions.check")}
      </Button>
      {check.isError && <ErrorNote error={check.error} onRetry={() => check.mutate()} />}
      <span role="status">
        {check.data?.isWhole === true &&
          t("about.actions.whole", { fingerprint: check.data.fingerprint ?? "" })}
        {check.data?.isWhole === false && t("about.actions.broken")}
      </span>
    </ButtonRow>
  );
}

function OneAction({ communityId, action, seesHidden }: ActionsSectionProps & { action: ActionView }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const details = useDetails();
  const { before, reason, entry, kind } = action;
  const by = personName(action.by, "atStart");
  const about = namesPerson.has(kind) ? personName(action.about) : action.about;
  const isModerated = kind === "hidden" || kind === "restored";
  const what = entry?.replyId === undefined ? (entry?.kind ?? "tip") : "reply";
  const canOpen = isModerated && !action.isImported && (kind === "restored" || seesHidden);
  return (
    <li dir="auto">
      {isModerated
        ? t(`about.actions.${kind}.${what}`, { by })
        : t(`about.actions.kinds.${kind}`, { by, about, before })}
      {canOpen && entry !== undefined && (
        <>
          {" "}
          <AppLink to={pathTo(communityId, entry)}>{t("about.actions.open")}</AppLink>
        </>
      )}
      {reason !== "" && <div>{t("about.actions.reason", { reason })}</div>}
      <div className={details.meta}>
        <Day of={action.at} />
        {action.isImported && <span>{t("about.actions.imported")}</span>}
      </div>
    </li>
  );
}
