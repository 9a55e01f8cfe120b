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
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";

const WhatHappened = lazy(async () => {
  const { WhatHappened: form } = await import("./WhatHappened.tsx");
  return { default: form };
});

const useStyles = makeStyles({
  doubts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Whether the tip is still true, as its readers say, and one's own word on it. */
export function TipChecks({ tip }: { tip: TipView }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
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
    <Part title={t("checks.label")}>
      {tip.freshness === "doubted" && (
        <Note title={t("checks.doubtedTip")}>
          <ul className={styles.doubts}>
            {tip.doubts.map(({ text, at, ...person }) => (
              <li key={`${person.name} ${at}`}>
                {t("checks.doubt", { name: personName({ kind: "person", ...person }) })}, <Day of={at} />:{" "}
                <span className={details.typed} dir="auto">
                  {text}
                </span>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {tip.freshness === "ageing" && <Note>{t("checks.ageing")}</Note>}
      {tip.confirmedAt !== undefined && (
        <span className={layout.small}>
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
        <div className={layout.row}>
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
      <div className={layout.row}>
        <span role="status" className={layout.small}>
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
    </Part>
  );
}
