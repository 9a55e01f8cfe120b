import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Section } from "../../components/Section.tsx";
import { useStartingKit } from "../../components/use-starting-kit.ts";
import { ButtonRow } from "./ButtonRow.tsx";

/** Brings the first steps back that a steward hid. Nothing where they are shown. */
export function FirstStepsSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const { kit, change } = useStartingKit(communityId);
  if (kit === undefined || (!kit.isHidden && !change.isSuccess)) return null;
  return (
    <Section title={t("kit.title")}>
      <div role="status">{t(kit.isHidden ? "kit.isHidden" : "kit.shown")}</div>
      {kit.isHidden && (
        <ButtonRow>
          <Button disabledFocusable={change.isPending} onClick={() => change.mutate({ isHidden: false })}>
            {t("kit.show")}
          </Button>
        </ButtonRow>
      )}
      {change.isError && <ErrorNote error={change.error} />}
    </Section>
  );
}
