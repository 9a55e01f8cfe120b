import { Button } from "@fluentui/react-components";
import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "./describe-error.ts";
import { useLayout } from "./layout.ts";

export interface ToggleButtonProps {
  isOn: boolean;
  change: UseMutationResult<unknown, Error, boolean>;
  /** What the button does now. */
  children: string;
  icon?: ReactElement;
  turnedOn: string;
  turnedOff: string;
}

/** Turns something on or off; each undoes the other. Says beside it what was done. */
export function ToggleButton({ isOn, change, children, icon, turnedOn, turnedOff }: ToggleButtonProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <>
      <Button
        appearance="subtle"
        icon={icon ?? null}
        disabledFocusable={change.isPending}
        onClick={() => change.mutate(!isOn)}
      >
        {children}
      </Button>
      <span role="status" className={layout.status}>
        {change.isSuccess && (change.variables ? turnedOn : turnedOff)}
        {change.isError && describeError(change.error, t).text}
      </span>
    </>
  );
}
