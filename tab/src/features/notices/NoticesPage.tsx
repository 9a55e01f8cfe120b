import { Field, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  noticeGroups,
  noticeKinds,
  type NoticeKind,
  type NoticeSettingsInput,
  type NoticeSettingsView,
} from "../../../../bot/contract/notices.ts";
import { noticeSettingsQuery, setNoticeSettings } from "../../api/notice-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { PrivacyLink } from "../../components/PrivacyLink.tsx";
import { Section } from "../../components/Section.tsx";
import { useChosen } from "../../components/use-chosen.ts";
import { ChosenCommunities } from "./ChosenCommunities.tsx";
import { FollowedProblems } from "./FollowedProblems.tsx";
import { PauseForm } from "./PauseForm.tsx";
import { QuietHoursForm } from "./QuietHoursForm.tsx";

const useStyles = makeStyles({
  switches: { display: "grid", border: "none", margin: 0, padding: 0, minInlineSize: 0 },
  more: { cursor: "pointer", paddingBlock: tokens.spacingVerticalXS },
});

const groups = ["answer", "helped", "follow"] as const;

/** What a person is told in private, and when not. Each choice holds at once. */
export function NoticesPage() {
  const { t } = useTranslation();
  const api = useApi();
  const settings = useQuery(noticeSettingsQuery(api));

  if (settings.isLoadingError) {
    return <ErrorScreen error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (settings.isPending) return <LoadingScreen label={t("notices.loading")} />;
  return (
    <PageFrame
      title={t("notices.title")}
      above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}
      below={t("notices.intro")}
    >
      <Choices settings={settings.data} />
      <div>
        <PrivacyLink />
      </div>
    </PageFrame>
  );
}

function Choices({ settings }: { settings: NoticeSettingsView }) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const { queryKey } = noticeSettingsQuery(api);
  const saving = useMutation({
    mutationFn: (input: NoticeSettingsInput) => setNoticeSettings(api, input),
    // One after the other, so that the last choice holds.
    scope: { id: "notice-settings" },
    onSuccess: (now) => queryClient.setQueryData(queryKey, now),
  });
  const { shown, choose, settle } = useChosen<NoticeSettingsView>(settings);
  const save = (change: Partial<NoticeSettingsView>) => {
    const chosen = { ...shown, ...change };
    choose(chosen);
    saving.mutate(chosen, { onSettled: settle });
  };
  return (
    <>
      {saving.isError && <ErrorNote error={saving.error} />}
      <Kinds off={shown.off} onTurn={(off) => save({ off })} />
      <Section title={t("notices.pause.title")}>
        <PauseForm pausedUntil={shown.pausedUntil} onPause={(pausedUntil) => save({ pausedUntil })} />
        <QuietHoursForm
          quietHours={shown.quietHours}
          isSaving={saving.isPending}
          onSave={(quietHours) => save({ quietHours })}
        />
      </Section>
      <Section title={t("notices.communities")}>
        <FollowedProblems />
        <ChosenCommunities
          words="mute"
          chosen={shown.muted}
          onChoose={(id) => save({ muted: [...shown.muted, id] })}
          onUndo={(id) => save({ muted: shown.muted.filter((one) => one !== id) })}
        />
      </Section>
      <span role="status">{saving.isSuccess && t("notices.saved")}</span>
    </>
  );
}

/** Three switches, and below them one for each kind of news. */
function Kinds({ off, onTurn }: { off: readonly NoticeKind[]; onTurn: (off: NoticeKind[]) => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const turn = (kinds: readonly NoticeKind[], isOn: boolean) => {
    const others = off.filter((one) => !kinds.includes(one));
    onTurn(isOn ? others : [...others, ...kinds]);
  };
  return (
    <Section title={t("notices.kinds")}>
      {groups.map((group) => {
        const kinds: readonly NoticeKind[] = noticeGroups[group];
        const on = kinds.filter((kind) => !off.includes(kind));
        const isPartly = on.length > 0 && on.length < kinds.length;
        return (
          <Field key={group} hint={isPartly ? t("notices.partly") : null}>
            <Switch
              label={t(`notices.group.${group}`)}
              checked={on.length > 0}
              onChange={(_event, { checked }) => turn(kinds, checked)}
            />
          </Field>
        );
      })}
      <details>
        <summary className={styles.more}>{t("notices.more")}</summary>
        <fieldset className={styles.switches} aria-label={t("notices.more")}>
          {noticeKinds.map((kind) => (
            <Switch
              key={kind}
              label={t(`notices.kind.${kind}`)}
              checked={!off.includes(kind)}
              onChange={(_event, { checked }) => turn([kind], checked)}
            />
          ))}
        </fieldset>
      </details>
    </Section>
  );
}
