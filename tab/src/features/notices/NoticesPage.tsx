import { makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  noticeKinds,
  type NoticeKind,
  type NoticeSettingsInput,
  type NoticeSettingsView,
} from "../../../../bot/contract/notices.ts";
import { noticeSettingsQuery, setNoticeSettings } from "../../api/notice-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useChosen } from "../../components/use-chosen.ts";
import { sheet } from "../../components/sheet.ts";
import { QuietHoursForm } from "./QuietHoursForm.tsx";

const useStyles = makeStyles({
  section: {
    ...sheet,
    gap: tokens.spacingVerticalS,
    border: "none",
    margin: 0,
    minInlineSize: 0,
    // Floating, it stands within the sheet and not on its edge.
    "& > legend": {
      float: "left",
      padding: 0,
      fontWeight: tokens.fontWeightSemibold,
      fontSize: tokens.fontSizeBase400,
    },
  },
});

/** What a person hears of in private, and when not. Each choice holds at once. */
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
        <AppLink to={paths.myData}>{t("myData.title")}</AppLink>
      </div>
    </PageFrame>
  );
}

function Choices({ settings }: { settings: NoticeSettingsView }) {
  const { t } = useTranslation();
  const styles = useStyles();
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
  const save = (input: NoticeSettingsView) => {
    choose(input);
    saving.mutate(input, { onSettled: settle });
  };
  const turn = (kind: NoticeKind, isOn: boolean) => {
    const others = shown.off.filter((one) => one !== kind);
    save({ ...shown, off: isOn ? others : [...others, kind] });
  };
  return (
    <>
      {saving.isError && <ErrorNote error={saving.error} />}
      <fieldset className={styles.section}>
        <legend>{t("notices.kinds")}</legend>
        {noticeKinds.map((kind) => (
          <Switch
            key={kind}
            label={t(`notices.kind.${kind}`)}
            checked={!shown.off.includes(kind)}
            onChange={(_event, { checked }) => turn(kind, checked)}
          />
        ))}
      </fieldset>
      <QuietHoursForm
        quietHours={shown.quietHours}
        className={styles.section}
        isSaving={saving.isPending}
        onSave={(quietHours) => save({ ...shown, quietHours })}
      />
      <span role="status">{saving.isSuccess && t("notices.saved")}</span>
    </>
  );
}
