import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { LinkCard } from "../../components/LinkCard.tsx";
import { paths } from "../../components/paths.ts";
import { HomeSection } from "./HomeSection.tsx";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyle: "none" },
});

/** Each leads to where it is answered; it goes by itself once it is. */
export function WaitingList({ waiting }: { waiting: readonly WaitingView[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <HomeSection title={t("home.waits.title")}>
      <ul className={styles.list}>
        {waiting.map((one) => {
          const why = t(`home.waits.${one.why}`);
          if (one.why === "accessRequested" || one.why === "reportedOther") {
            const { id, name } = one.community;
            return (
              <LinkCard key={`${one.why} ${id}`} to={paths.about(id)} heading="h3" title={name} text={why} />
            );
          }
          const { kind, communityId, id, title } = one.entry;
          return (
            <LinkCard
              key={`${one.why} ${kind} ${communityId} ${id}`}
              to={paths[kind](communityId, id)}
              heading="h3"
              title={title}
              text={why}
            />
          );
        })}
      </ul>
    </HomeSection>
  );
}
