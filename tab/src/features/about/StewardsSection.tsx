import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityAboutView, StewardView } from "../../../../bot/contract/community-settings.ts";
import { membershipQuery } from "../../api/queries.ts";
import { setStewardship, takeBackNaming } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Named } from "../../components/Named.tsx";
import { ButtonRow } from "./ButtonRow.tsx";
import { NameSteward } from "./NameSteward.tsx";
import { Section } from "../../components/Section.tsx";
import { useLayout } from "../../components/layout.ts";
import { useCommunityChange } from "../../api/use-community-change.ts";

export interface StewardsSectionProps {
  about: CommunityAboutView;
  /** With what stewards can change. */
  changes?: boolean;
}

/** Who they are; a community without any asks for one wherever they are read. */
export function StewardsSection({ about, changes = false }: StewardsSectionProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { community, stewards } = about;
  const [isNaming, setNaming] = useState(false);
  const takeBack = useCommunityChange(community.id, (api, userId: string) =>
    takeBackNaming(api, community.id, userId),
  );
  const nameOf = ({ name, isMe }: StewardView) => {
    const known = name === "" ? t("about.stewards.unknown") : name;
    return isMe ? t("about.stewards.you", { name: known }) : known;
  };

  return (
    <Section title={t("about.stewards.title")} intro={t("about.stewards.intro")}>
      {stewards.length === 0 ? (
        <div>{t("about.stewards.none")}</div>
      ) : (
        <ul className={layout.tightList}>
          {stewards.map((steward, index) => (
            <li key={index} className={layout.wideRow}>
              <Named people={[steward]}>
                <span dir="auto">{nameOf(steward)}</span>
              </Named>
              {changes && steward.takeBackId !== undefined && (
                <Button
                  size="small"
                  aria-label={t("about.stewards.undoNaming", { name: nameOf(steward) })}
                  disabledFocusable={takeBack.isPending}
                  onClick={() => {
                    if (steward.takeBackId !== undefined) takeBack.mutate(steward.takeBackId);
                  }}
                >
                  {t("app.undo")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {takeBack.isError && <ErrorNote error={takeBack.error} />}
      {(changes || about.canVolunteer) && (
        <MyStewardship about={about} isNaming={isNaming} onName={() => setNaming(true)} />
      )}
      {isNaming && <NameSteward communityId={community.id} onDone={() => setNaming(false)} />}
    </Section>
  );
}

interface MyStewardshipProps {
  about: CommunityAboutView;
  isNaming: boolean;
  onName: () => void;
}

function MyStewardship({ about, isNaming, onName }: MyStewardshipProps) {
  const { t } = useTranslation();
  const { id, closed } = about.community;
  const membership = useQuery(membershipQuery(useApi(), id));
  const mine = useCommunityChange(id, (api, isSteward: boolean) => setStewardship(api, id, isSteward));
  const mayBegin = about.canComeBack || (about.canVolunteer && membership.data?.joined === true);
  return (
    <>
      <ButtonRow>
        {about.iAmSteward && !isNaming && closed === undefined && (
          <Button onClick={onName}>{t("about.stewards.name")}</Button>
        )}
        {about.iAmSteward && (
          <Button appearance="subtle" disabledFocusable={mine.isPending} onClick={() => mine.mutate(false)}>
            {t("about.stewards.stepDown")}
          </Button>
        )}
        {mayBegin && (
          <Button disabledFocusable={mine.isPending} onClick={() => mine.mutate(true)}>
            {t(about.canComeBack ? "about.stewards.comeBack" : "about.stewards.volunteer")}
          </Button>
        )}
      </ButtonRow>
      {about.canVolunteer && !mayBegin && membership.data?.joined === false && (
        <div>{t("about.stewards.join")}</div>
      )}
      <div role="status">{about.canComeBack && mine.isSuccess && t("about.stewards.steppedDown")}</div>
      {mine.isError && <ErrorNote error={mine.error} />}
    </>
  );
}
