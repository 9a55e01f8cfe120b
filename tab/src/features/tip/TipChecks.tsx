import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, QuestionRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckInput } from "../../../../bot/contract/checks.ts";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { checkTip, keys, tipQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Note } from "../../components/Note.tsx";
import { usePersonName } from "../../components/use-person-name.ts";

const WhatHappened = lazy(async () => {
  const { WhatHappened: form } = await import("./WhatHappened.tsx");
  return { default: form };
});

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  doubts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  text: { whiteSpace: "pre-wrap" },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Whether the tip is still true, as its readers say, and one's own word on it. */
export function TipChecks({ tip }: { tip: TipView }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const [isDelivery, setIsDelivery] = useState(false);
  const check = useMutation({
    mutationFn: (input: CheckInput | undefined) => checkTip(api, tip.communityId, tip.id, input),
    onSuccess: async (now) => {
      setIsDelivery(false);
      queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, now);
      await queryClient.invalidateQueries({ queryKey: keys.community(tip.communityId), refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
    },
  });

  return (
    <section className={styles.section} aria-labelledby="checks">
      <h2 id="checks" className={styles.heading}>
        {t("checks.label")}
      </h2>
      {tip.freshness === "doubted" && (
        <Note title={t("checks.doubtedTip")}>
          <ul className={styles.doubts}>
            {tip.doubts.map(({ text, at, ...person }) => (
              <li key={`${person.name} ${at}`}>
                {t("checks.doubt", { name: personName({ kind: "person", ...person }) })}, <Day of={at} />:{" "}
                <span className={styles.text} dir="auto">
                  {text}
                </span>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {tip.freshness === "ageing" && <Note>{t("checks.ageing")}</Note>}
      {tip.confirmedAt !== undefined && (
        <span className={styles.quiet}>
          {t("checks.confirmed")} <Day of={tip.confirmedAt} />
        </span>
      )}
      {isDelivery ? (
        <Suspense>
          <WhatHappened
            isSending={check.isPending}
            onSend={(text) => check.mutate({ works: false, text })}
            onCancel={() => setIsDelivery(false)}
          />
        </Suspense>
      ) : (
        <div className={styles.row}>
          <Button
            icon={<CheckmarkRegular />}
            disabledFocusable={check.isPending}
            onClick={() => check.mutate({ works: true })}
          >
            {t("checks.works")}
          </Button>
          <Button
            icon={<QuestionRegular />}
            disabledFocusable={check.isPending}
            onClick={() => setIsDelivery(true)}
          >
            {t("checks.failed")}
          </Button>
        </div>
      )}
      <div className={styles.row}>
        <span role="status" className={styles.quiet}>
          {tip.myCheck === "works" && t("checks.youSaidWorks")}
          {tip.myCheck === "failed" && t("checks.youSaidFailed")}
          {tip.myCheck === undefined && check.isSuccess && t("checks.takenBack")}
        </span>
        {tip.myCheck !== undefined && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            {t("checks.takeBack")}
          </Button>
        )}
      </div>
      {check.isError && <ErrorNote error={check.error} />}
    </section>
  );
}
