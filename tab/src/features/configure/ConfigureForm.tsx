import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { limits } from "../../../../bot/contract/limits.ts";
import type { PlaceInput, PlaceView } from "../../../../bot/contract/communities.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { StartFields } from "../../components/StartFields.tsx";
import { useLayout } from "../../components/layout.ts";
import { useHost } from "../../teams/use-host.ts";
import { useCommunityOfTab, type TabChoice } from "./use-community-of-tab.ts";
import { useTeamsSave } from "./use-teams-save.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** Everything has a default: Save is ready at once. */
export function ConfigureForm({ place, view }: { place: PlaceInput; view: PlaceView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const host = useHost();
  const defaultName = place.name.trim().slice(0, limits.communityName) || t("configure.fallbackName");
  const [kind, setKind] = useState<TabChoice["kind"]>("start");
  const [name, setName] = useState(defaultName);
  const [purpose, setPurpose] = useState("");
  const [joinedId, setJoinedId] = useState(view.mine[0]?.id);
  const [error, setError] = useState<unknown>();
  const communityOfTab = useCommunityOfTab(place, view);

  const joined = view.mine.find(({ id }) => id === joinedId);
  const save = async () => {
    setError(undefined);
    try {
      return await communityOfTab(
        kind === "joined" && joined !== undefined
          ? { kind, community: joined }
          : { kind: "start", name: name.trim() || defaultName, purpose: purpose.trim() },
      );
    } catch (reason) {
      setError(reason);
      throw reason;
    }
  };
  useTeamsSave(save);

  const problem = error !== undefined && <ErrorNote error={error} also={t("write.kept")} />;
  const foot =
    host.kind === "teams" ? (
      <p className={layout.quiet}>{t("configure.save")}</p>
    ) : (
      <TryButton save={save} starts={view.community === undefined && kind === "start"} />
    );
  if (view.community !== undefined) {
    return (
      <PageFrame title={t("configure.title")}>
        <p className={layout.quiet}>{t("configure.taken", { name: view.community.name })}</p>
        {problem}
        {foot}
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t("configure.title")} below={<p className={layout.quiet}>{t("configure.intro")}</p>}>
      <div className={styles.form}>
        {view.mine.length > 0 && (
          <Field label={t("configure.choose")}>
            <RadioGroup
              value={kind}
              onChange={(_event, { value }) => setKind(value === "joined" ? "joined" : "start")}
            >
              <Radio value="start" label={t("configure.startOne")} />
              <Radio value="joined" label={t("configure.showJoined")} />
            </RadioGroup>
          </Field>
        )}
        {kind === "start" ? (
          <StartFields
            name={name}
            purpose={purpose}
            defaultName={defaultName}
            onName={setName}
            onPurpose={setPurpose}
          />
        ) : (
          <Field label={t("configure.joined")} hint={t("configure.joinedHint")}>
            <Select value={joinedId ?? ""} onChange={(_event, { value }) => setJoinedId(value)}>
              {view.mine.map((community) => (
                <option key={community.id} value={community.id}>
                  {community.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {problem}
        {foot}
      </div>
    </PageFrame>
  );
}

/** Stands in for Teams' Save button in a plain browser. */
function TryButton({ save, starts }: { save: () => Promise<{ id: string }>; starts: boolean }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const words = starts ? t("configure.start") : t("configure.show");
  return (
    <div>
      <Button
        appearance="primary"
        disabledFocusable={busy}
        onClick={() => {
          setBusy(true);
          // The form shows why, when it does not work.
          save().then(
            ({ id }) => navigate(paths.community(id)),
            () => setBusy(false),
          );
        }}
      >
        {busy ? t("configure.going") : words}
      </Button>
    </div>
  );
}
