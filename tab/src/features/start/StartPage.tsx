// Starting a community from the personal tab, which is in no channel or chat: it begins without one.
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityView, Visibility } from "../../../../bot/contract/communities.ts";
import { keys } from "../../api/queries.ts";
import { startWithoutPlace } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { BringSteps } from "../../components/BringSteps.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { StartFields } from "../../components/StartFields.tsx";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

export function StartPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const [nonce] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [purpose, setPurpose] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("places");
  const [isNameMissing, setIsNameMissing] = useState(false);
  const start = useMutation({
    mutationFn: () => startWithoutPlace(api, { name, purpose, visibility, nonce }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.mine }),
  });
  if (start.data) return <Started community={start.data.community} />;

  const submit = () => {
    setIsNameMissing(name.trim() === "");
    if (name.trim() !== "") start.mutate();
  };
  return (
    <PageFrame
      title={t("home.start")}
      above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}
      below={<p className={layout.intro}>{t("noPlace.intro")}</p>}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <StartFields
          name={name}
          purpose={purpose}
          nameFault={isNameMissing && name.trim() === "" ? t("about.details.nameMissing") : undefined}
          onName={setName}
          onPurpose={setPurpose}
        />
        <Field label={t("noPlace.who")}>
          <RadioGroup
            value={visibility}
            onChange={(_event, { value }) => setVisibility(value === "organisation" ? value : "places")}
          >
            <Radio value="places" label={t("noPlace.letIn")} />
            <Radio value="organisation" label={t("noPlace.organisationToo")} />
          </RadioGroup>
        </Field>
        {start.isError && <ErrorNote error={start.error} also={t("write.kept")} />}
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={start.isPending}>
            {start.isPending ? t("configure.going") : t("configure.start")}
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

function Started({ community: { id, name, visibility } }: { community: CommunityView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  return (
    <PageFrame
      title={t("noPlace.started", { name })}
      takesFocus
      below={<p className={layout.intro}>{t(`noPlace.${visibility}`)}</p>}
    >
      <div>
        <AppButtonLink appearance="primary" to={paths.community(id)}>
          {t("directory.enter")}
        </AppButtonLink>
      </div>
      <h2 className={styles.heading}>{t("noPlace.bring")}</h2>
      <BringSteps name={name} />
    </PageFrame>
  );
}
