import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useStartingKit } from "../../components/use-starting-kit.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { Section } from "../../components/Section.tsx";
import { useLayout } from "../../components/layout.ts";

/** What stewards left out of the first steps, so that they can bring it back. Nothing where they left out nothing. */
export function FirstStepsSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { kit, change } = useStartingKit(communityId);
  const leftOut = kit?.steps.filter(({ state }) => state === "leftOut") ?? [];
  const isBack = change.isSuccess && !change.variables.leftOut;
  if (kit === undefined || (!kit.leftOut && leftOut.length === 0 && !isBack)) return null;
  return (
    <Section title={t("kit.about.title")} intro={t("kit.about.intro")}>
      {kit.leftOut && (
        <>
          <div>{t("kit.about.all")}</div>
          <ButtonRow>
            <Button disabledFocusable={change.isPending} onClick={() => change.mutate({ leftOut: false })}>
              {t("kit.about.bringAllBack")}
            </Button>
          </ButtonRow>
        </>
      )}
      {leftOut.length > 0 && (
        <ul className={layout.tightList}>
          {leftOut.map(({ step }) => {
            const name = t(`kit.steps.${step}.name`);
            return (
              <li key={step} className={layout.wideRow}>
                {name}
                <Button
                  size="small"
                  aria-label={t("kit.about.bringStepBack", { step: name })}
                  disabledFocusable={change.isPending}
                  onClick={() => change.mutate({ step, leftOut: false })}
                >
                  {t("kit.about.bringBack")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <div role="status">
        {isBack &&
          (change.variables.step === undefined
            ? t("kit.said.allBack")
            : t("kit.said.back", { step: t(`kit.steps.${change.variables.step}.name`) }))}
      </div>
      {change.isError && <ErrorNote error={change.error} />}
    </Section>
  );
}
