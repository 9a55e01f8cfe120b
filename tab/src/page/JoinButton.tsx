import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "../components/describe-error.ts";
import { useLayout } from "../components/layout.ts";
import type { Joining } from "../components/use-joining.ts";

/** Joins; right after joining or leaving, takes that back in the same place. */
export function JoinButton({ joining: { joined, change } }: { joining: Joining }) {
  const { t } = useTranslation();
  if (joined === undefined || (joined && !change.isSuccess)) return null;
  return (
    <Button
      appearance={change.isSuccess ? "subtle" : "primary"}
      disabledFocusable={change.isPending}
      onClick={() => change.mutate(!joined)}
    >
      {t(change.isSuccess ? "app.undo" : "community.join")}
    </Button>
  );
}

/** What joining gives, and what happened. */
export function JoinLine({ joining: { joined, change } }: { joining: Joining }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const isOffered = joined === false && !change.isSuccess;
  if (!isOffered && change.isIdle) return null;
  return (
    <p className={layout.small} role="status">
      {isOffered && !change.isError && t("community.joinGives")}
      {change.isSuccess && t(change.variables ? "community.joined" : "community.left")}
      {change.isPending && !isOffered && "\u00a0"}
      {change.isError && describeError(change.error, t).text}
    </p>
  );
}
