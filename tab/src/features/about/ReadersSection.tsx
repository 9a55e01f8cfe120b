import { Button, Switch } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { changeVisibility, removePlace, setListed, undoLettingIn } from "../../api/stewardship-queries.ts";
import { BringSteps } from "../../components/BringSteps.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useChosen } from "../../components/use-chosen.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { AccessRequestList } from "./AccessRequestList.tsx";
import { Section } from "../../components/Section.tsx";
import { useLayout } from "../../components/layout.ts";
import { useCommunityChange } from "../../api/use-community-change.ts";

export interface ReadersSectionProps {
  about: CommunityAboutView;
  /** With what stewards can change. */
  changes?: boolean;
}

/** Who can read a community and who can find it; stewards change it in the settings. */
export function ReadersSection({ about, changes = false }: ReadersSectionProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const layout = useLayout();
  const { community, places, admitted = [] } = about;
  const { id, visibility, visibilityPlan } = community;
  const canChange = changes && about.iAmSteward && community.closed === undefined;
  const takeAway = useCommunityChange(id, (api, placeId: string) => removePlace(api, id, placeId));
  const open = useCommunityChange(id, (api, isOpen: boolean) =>
    changeVisibility(api, id, isOpen ? "organisation" : "places"),
  );
  const list = useCommunityChange(id, (api, isListed: boolean) => setListed(api, id, isListed));
  const listed = useChosen(about.isListed);
  const undo = useCommunityChange(id, (api, userId: string) => undoLettingIn(api, id, userId));
  const failed = [takeAway, open, list, undo].find(({ isError }) => isError);
  const isOpening = visibilityPlan !== undefined;
  const [asksToTakeLast, setAsksToTakeLast] = useState(false);
  const isLast = places.length === 1;

  return (
    <Section
      title={t("about.readers.title")}
      intro={t(places.length === 0 ? `noPlace.now.${visibility}` : `about.readers.${visibility}`)}
    >
      <ul className={layout.tightList}>
        {places.map((place) => {
          const name = place.name === "" ? t(`about.readers.${place.kind}`) : place.name;
          return (
            <li key={place.id} className={layout.wideRow}>
              <span dir="auto">{name}</span>
              {canChange && !asksToTakeLast && (
                <Button
                  size="small"
                  aria-label={t("about.readers.takeAwayFrom", { name })}
                  disabledFocusable={takeAway.isPending}
                  onClick={() => (isLast ? setAsksToTakeLast(true) : takeAway.mutate(place.id))}
                >
                  {t("about.readers.takeAway")}
                </Button>
              )}
              {asksToTakeLast && (
                <Confirm
                  question={t("noPlace.takeLast")}
                  yes={t("noPlace.takeLastYes")}
                  no={t("about.cancel")}
                  isBusy={takeAway.isPending}
                  onYes={() => takeAway.mutate(place.id, { onSuccess: () => setAsksToTakeLast(false) })}
                  onNo={() => setAsksToTakeLast(false)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {canChange && places.length > 0 && <div>{t("about.readers.bring")}</div>}
      {canChange && places.length === 0 && (
        <>
          <div>{t("noPlace.bring")}</div>
          <BringSteps name={community.name} />
          {visibility === "places" && <div>{t("noPlace.letOthersIn")}</div>}
        </>
      )}
      {!about.iAmSteward && places.length === 0 && <div>{t("noPlace.byStewards")}</div>}
      {isOpening && (
        <div>
          <Day of={visibilityPlan.from} within={(day) => t("about.readers.opens", { day })} />
        </div>
      )}
      {canChange && (
        <>
          <ButtonRow>
            <Button
              disabledFocusable={open.isPending}
              onClick={() => open.mutate(!isOpening && visibility === "places")}
            >
              {isOpening && t("about.readers.undoOpen")}
              {!isOpening && visibility === "places" && t("about.readers.open")}
              {!isOpening && visibility === "organisation" && t("about.readers.narrow")}
            </Button>
          </ButtonRow>
          <Switch
            label={t("about.readers.listed")}
            checked={listed.shown}
            onChange={(_event, { checked }) => {
              listed.choose(checked);
              list.mutate(checked, { onSettled: listed.settle });
            }}
          />
          <AccessRequestList communityId={id} />
          {admitted.length > 0 && (
            <>
              <div>{t("about.readers.admitted")}</div>
              <ul className={layout.tightList}>
                {admitted.map(({ userId, name }) => (
                  <li key={userId} className={layout.wideRow}>
                    <span dir="auto">{personName(name, "atStart")}</span>
                    <Button
                      size="small"
                      aria-label={t("about.readers.undoLetInOf", { name: personName(name) })}
                      onClick={() => undo.mutate(userId)}
                    >
                      {t("app.undo")}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {failed !== undefined && <ErrorNote error={failed.error} />}
    </Section>
  );
}
