import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPersonInput } from "../../../../bot/contract/community-settings.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import { hasCode } from "../../api/errors.ts";
import { giveThanks, myThanksKey } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { Note } from "../../components/Note.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { TextForm } from "../../writing/TextForm.tsx";
import { PersonField } from "./PersonField.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { useNamed, type NamedThere } from "./use-named.ts";

/** Thanking somebody: whom, and why. Nothing else is asked. */
export function GiveThanksPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const named = useNamed(communityId);
  const [deliveredTo, setDeliveredTo] = useState<string>();

  if (named.isPending) return <LoadingScreen label={t("app.loading")} />;
  return (
    <PageFrame
      title={t("thanks.form.title")}
      above={<BackLink to={paths.community(communityId)}>{t("thanks.back")}</BackLink>}
    >
      {deliveredTo === undefined ? (
        <ThanksForm communityId={communityId} named={named} onDelivered={setDeliveredTo} />
      ) : (
        <div role="status" className={layout.column}>
          <Note title={t("thanks.form.delivered", { name: deliveredTo })}>
            {t("thanks.form.deliveredText", { name: deliveredTo })}
          </Note>
          <div className={layout.row}>
            <Button onClick={() => setDeliveredTo(undefined)}>{t("thanks.form.again")}</Button>
            <AppLink to={paths.myThanks}>{t("thanks.form.given")}</AppLink>
          </div>
        </div>
      )}
    </PageFrame>
  );
}

interface ThanksFormProps {
  communityId: string;
  named: NamedThere;
  onDelivered: (name: string) => void;
}

function ThanksForm({ communityId, named, onDelivered }: ThanksFormProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const api = useApi();
  const queryClient = useQueryClient();
  const fieldId = useId();
  const [person, setPerson] = useState<NamedPersonInput>();
  const [isChoosing, setChoosing] = useState(named.name === undefined);
  const [isMissing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: (reason: string) =>
      giveThanks(api, communityId, {
        reason,
        ...(isChoosing && person !== undefined && { person }),
        ...(named.about !== undefined && { about: named.about }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: myThanksKey }),
  });
  const askForPerson = () => {
    setChoosing(true);
    setMissing(true);
    document.getElementById(fieldId)?.focus();
  };
  return (
    <>
      <p className={layout.intro}>{t("thanks.form.intro")}</p>
      <div className={details.tightCard}>
        {isChoosing || named.name === undefined ? (
          <PersonField
            id={fieldId}
            communityId={communityId}
            person={person}
            isMissing={isMissing}
            onChoose={(chosen) => {
              setPerson(chosen);
              setMissing(false);
            }}
          />
        ) : (
          <div className={layout.row}>
            <span>{t("thanks.form.chosen", { name: named.name })}</span>
            <Button size="small" appearance="subtle" onClick={() => setChoosing(true)}>
              {t("thanks.form.another")}
            </Button>
          </div>
        )}
        <TextForm
          draftKey={["thanks", communityId, JSON.stringify(named.about ?? null)]}
          label={t("thanks.form.reason")}
          hint={t("thanks.form.reasonHint")}
          max={limits.thanksReason}
          missing={t("thanks.form.reasonMissing")}
          submit={t("thanks.form.send")}
          submitting={t("thanks.form.sending")}
          isSending={sending.isPending}
          error={hasCode(sending.error, "invalidInput") && isMissing ? null : sending.error}
          onSend={(reason, _nonce, sent) => {
            if (isChoosing && person === undefined) {
              askForPerson();
              return;
            }
            sending.mutate(reason, {
              onSuccess: ({ to }) => {
                sent();
                onDelivered(to);
              },
              onError: (error) => {
                // Only a name is known there: nobody to whom it could be brought.
                if (hasCode(error, "invalidInput") && error.details.fields?.["person"] !== undefined)
                  askForPerson();
              },
            });
          }}
        />
      </div>
    </>
  );
}
