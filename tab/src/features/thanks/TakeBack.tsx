import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedView } from "../../../../bot/contract/people.ts";
import { myThanksKey, takeThanksBack } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Confirm } from "../../components/Confirm.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { usePersonName } from "../../components/use-person-name.ts";

export interface TakeBackProps {
  thanksId: string;
  to: NamedView;
  onDone: () => void;
}

/** Takes back what one wrote about somebody, once that was confirmed. */
export function TakeBack({ thanksId, to, onDone }: TakeBackProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const api = useApi();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const openerId = useId();
  const taking = useMutation({
    mutationFn: () => takeThanksBack(api, thanksId),
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: myThanksKey });
    },
  });
  return (
    <>
      <Button
        id={openerId}
        appearance="subtle"
        aria-label={t("thanks.takeBack.of", { name: personName(to) })}
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {t("thanks.takeBack.button")}
      </Button>
      {isAsked && (
        <Confirm
          question={t("thanks.takeBack.ask")}
          yes={t("thanks.takeBack.confirm")}
          no={t("thanks.takeBack.keep")}
          isBusy={taking.isPending}
          onYes={() => taking.mutate()}
          onNo={() => {
            setAsked(false);
            document.getElementById(openerId)?.focus();
          }}
        />
      )}
      {taking.isError && <ErrorNote error={taking.error} />}
    </>
  );
}
