// First steps for stewards: one quiet line that opens. Where nothing is open, nothing is there.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirstStep, FirstStepView, LeaveOutInput } from "../../../../bot/contract/starting-kit.ts";
import { problemChoiceQuery } from "../../api/entry-choice.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { paths } from "../../components/paths.ts";
import { sheet } from "../../components/sheet.ts";
import { useStartingKit } from "../../components/use-starting-kit.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  toggle: { paddingInlineStart: 0 },
  kit: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalS },
  panel: { ...sheet, gap: tokens.spacingVerticalM, alignSelf: "stretch", minWidth: 0 },
  step: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  words: { flex: "1 1 240px", minWidth: 0, maxWidth: "68ch" },
  // High enough for a finger.
  link: { display: "inline-flex", alignItems: "center", minHeight: "24px" },
  done: { color: tokens.colorNeutralForeground3 },
  said: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    flexBasis: "100%",
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  all: { alignSelf: "flex-start" },
});

export interface StartingKitProps {
  communityId: string;
  /** The newest tip, if there is one: something that can be pinned. */
  newestTipId: string | undefined;
  isOpenAtFirst?: boolean;
}

/** Only for stewards of a community that is not closed. */
export function StartingKit({ communityId, newestTipId, isOpenAtFirst = false }: StartingKitProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const { kit, change } = useStartingKit(communityId);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const said = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    // The button that was pressed is gone.
    if (change.isSuccess && isNothingFocused()) said.current?.focus();
  }, [change.isSuccess, change.data]);

  if (kit === undefined) return null;
  const isOffered = kit.steps.some(({ state }) => state === "open");
  return (
    <div className={styles.kit}>
      {isOffered && (
        <Button
          className={styles.toggle}
          appearance="transparent"
          size="small"
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("kit.toggle")}
        </Button>
      )}
      {change.isSuccess && (
        <div className={styles.said}>
          <p ref={said} role="status" tabIndex={-1} className={layout.said}>
            <Said input={change.variables} />
          </p>
          {change.variables.leftOut && (
            <Button size="small" onClick={() => change.mutate({ ...change.variables, leftOut: false })}>
              {t("kit.undo")}
            </Button>
          )}
        </div>
      )}
      {change.isError && <ErrorNote error={change.error} />}
      {isOffered && isOpen && (
        <div className={styles.panel}>
          <p className={layout.intro}>{t("kit.intro")}</p>
          <ul className={layout.list}>
            {kit.steps.map((one) => (
              <Step
                key={one.step}
                one={one}
                to={placeOf(communityId, one.step, kit.steps, newestTipId)}
                isBusy={change.isPending}
                onLeaveOut={() => change.mutate({ step: one.step, leftOut: true })}
              />
            ))}
          </ul>
          <Button
            className={styles.all}
            size="small"
            appearance="subtle"
            disabledFocusable={change.isPending}
            onClick={() => change.mutate({ leftOut: true })}
          >
            {t("kit.leaveOutAll")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Said({ input: { step, leftOut } }: { input: LeaveOutInput }) {
  const { t } = useTranslation();
  if (step === undefined) return t(leftOut ? "kit.said.all" : "kit.said.allBack");
  return t(leftOut ? "kit.said.step" : "kit.said.back", { step: t(`kit.steps.${step}.name`) });
}

interface StepProps {
  one: FirstStepView;
  /** Absent where nothing leads there yet. */
  to: string | undefined;
  isBusy: boolean;
  onLeaveOut: () => void;
}

/** Nothing where it is left out. */
function Step({ one: { step, state }, to, isBusy, onLeaveOut }: StepProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const name = t(`kit.steps.${step}.name`);
  if (state === "leftOut") return null;
  if (state === "done") {
    return (
      <li className={styles.done}>
        {t("kit.done")} {name}
      </li>
    );
  }
  return (
    <li className={styles.step}>
      <div className={styles.words}>
        {to === undefined ? (
          name
        ) : (
          <AppLink to={to} className={styles.link}>
            {name}
          </AppLink>
        )}
        <p className={layout.quiet}>{t(`kit.steps.${step}.why`)}</p>
      </div>
      <Button
        size="small"
        disabledFocusable={isBusy}
        aria-label={t("kit.leaveOutStep", { step: name })}
        onClick={onLeaveOut}
      >
        {t("kit.leaveOut")}
      </Button>
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
    case "found":
      return paths.settings(communityId);
    case "rhythm":
    case "secondSteward":
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
