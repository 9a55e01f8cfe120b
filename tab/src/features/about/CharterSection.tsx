import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { charterParts, type CharterView } from "../../../../bot/contract/charter.ts";
import { charterQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { ButtonRow } from "./ButtonRow.tsx";
import { CharterForm } from "./CharterForm.tsx";
import { Section } from "../../components/Section.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

export function CharterSection({ communityId, isClosed }: { communityId: string; isClosed: boolean }) {
  const { t } = useTranslation();
  const charter = useQuery(charterQuery(useApi(), communityId));
  const [isEdited, setEdited] = useState(false);

  return (
    <Section title={t("about.charter.title")} intro={t("about.charter.intro")}>
      {charter.isLoadingError && <ErrorNote error={charter.error} onRetry={() => void charter.refetch()} />}
      {charter.data !== undefined &&
        (isEdited ? (
          <CharterForm communityId={communityId} charter={charter.data} onDone={() => setEdited(false)} />
        ) : (
          <>
            <CharterText charter={charter.data} />
            {!isClosed && (
              <ButtonRow>
                <Button onClick={() => setEdited(true)}>
                  {t(charter.data.changed === undefined ? "about.charter.write" : "about.edit")}
                </Button>
              </ButtonRow>
            )}
          </>
        ))}
    </Section>
  );
}

function CharterText({ charter }: { charter: CharterView }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const layout = useLayout();
  const details = useDetails();
  const changedBy = charter.changed?.by;
  const written = charterParts.filter((part) => charter[part] !== "");
  if (written.length === 0) return <div>{t("about.charter.empty")}</div>;
  return (
    <>
      {written.map((part) => (
        <div key={part}>
          <h3 className={details.smallHeading}>{t(`about.charter.parts.${part}`)}</h3>
          <LazyMarkdown text={charter[part]} topHeading={4} />
        </div>
      ))}
      {charter.changed !== undefined && changedBy !== undefined && (
        <p className={layout.small}>
          <Day
            of={charter.changed.at}
            within={(day) => t("about.charter.changed", { name: personName(changedBy), day })}
          />
        </p>
      )}
    </>
  );
}
