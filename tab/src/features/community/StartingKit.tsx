// First steps for stewards. Where nothing is open, nothing is there.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirstStep, FirstStepView } from "../../../../bot/contract/starting-kit.ts";
import { problemChoiceQuery } from "../../api/entry-choice.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { paths } from "../../components/paths.ts";
import { SaidWithUndo } from "../../components/SaidWithUndo.tsx";
import { sheet } from "../../components/sheet.ts";
import { useStartingKit } from "../../components/use-starting-kit.ts";

const useStyles = makeStyles({
  toggle: { paddingInlineStart: 0 },
  kit: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalS },
  panel: { ...sheet, gap: tokens.spacingVerticalM, alignSelf: "stretch", minWidth: 0 },
  words: { maxWidth: "68ch" },
  // High enough for a finger.
  link: { display: "inline-flex", alignItems: "center", minHeight: "24px" },
  done: { color: tokens.colorNeutralForeground3 },
  hide: { alignSelf: "flex-start" },
});

/** What an empty community shows as cards anyway, and what cannot be done there yet. */
const notForEmpty: readonly FirstStep[] = ["purpose", "tips", "asked", "solved", "board"];

export interface StartingKitProps {
  communityId: string;
  /** The newest tip, if there is one: something that can be pinned. */
  newestTipId: string | undefined;
  /** Nothing is saved or asked yet: what is left to do is there to read; elsewhere it is one line that opens. */
  isEmpty?: boolean;
}

/** Only for stewards of a community that is not closed. */
export function StartingKit({ communityId, newestTipId, isEmpty = false }: StartingKitProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const { kit, change } = useStartingKit(communityId);
  const [isOpen, setIsOpen] = useState(isEmpty);

  if (kit === undefined) return null;
  const steps = kit.steps.filter(({ step }) => !isEmpty || !notForEmpty.includes(step));
  const isOffered = steps.some(({ state }) => state === "open");
  return (
    <div className={styles.kit}>
      {isOffered && isEmpty && <h2 className={layout.heading}>{t("kit.title")}</h2>}
      {isOffered && !isEmpty && (
        <Button
          className={styles.toggle}
          appearance="transparent"
          size="small"
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("kit.title")}
        </Button>
      )}
      <SaidWithUndo
        said={change.isSuccess ? t(kit.isHidden ? "kit.hidden" : "kit.shown") : undefined}
        isBusy={change.isPending}
        onUndo={kit.isHidden ? () => change.mutate({ isHidden: false }) : undefined}
      />
      {change.isError && <ErrorNote error={change.error} />}
      {isOffered && isOpen && (
        <div className={styles.panel}>
          <p className={layout.intro}>{t("kit.intro")}</p>
          <ul className={layout.list}>
            {steps.map((one) => (
              <Step key={one.step} one={one} to={placeOf(communityId, one.step, kit.steps, newestTipId)} />
            ))}
          </ul>
          <Button
            className={styles.hide}
            size="small"
            disabledFocusable={change.isPending}
            onClick={() => change.mutate({ isHidden: true })}
          >
            {t("kit.hide")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface StepProps {
  one: FirstStepView;
  /** Absent where nothing leads there yet. */
  to: string | undefined;
}

function Step({ one: { step, state }, to }: StepProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const name = t(`kit.steps.${step}.name`);
  if (state === "done") {
    return <li className={styles.done}>{t("kit.done", { step: name })}</li>;
  }
  return (
    <li className={styles.words}>
      {to === undefined ? (
        name
      ) : (
        <AppLink to={to} className={styles.link}>
          {name}
        </AppLink>
      )}
      <p className={layout.quiet}>{t(`kit.steps.${step}.why`)}</p>
    </li>
  );
}

/** Where a step is done. */
function placeOf(
  communityId: string,
  step: FirstStep,
  steps: readonly FirstStepView[],
  newestTipId: string | undefined,
): string | undefined {
  const isAnythingSolved = steps.some((one) => one.step === "solved" && one.state === "done");
  switch (step) {
    case "purpose":
    case "secondSteward":
    case "found":
      return paths.settings(communityId);
    case "rhythm":
      return paths.about(communityId);
    case "tips":
      return paths.newTip(communityId);
    case "asked":
      return paths.ask(communityId);
    case "solved":
      return paths.community(communityId) + problemChoiceQuery({ which: "open" });
    case "board":
      if (isAnythingSolved) return paths.community(communityId) + problemChoiceQuery({ which: "solved" });
      return newestTipId === undefined ? undefined : paths.tip(communityId, newestTipId);
  }
}
