import { useTranslation } from "react-i18next";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { LinkCard } from "../../components/LinkCard.tsx";
import { paths } from "../../components/paths.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";

/** Each leads to where it is answered; it goes by itself once it is. */
export function WaitingList({ waiting }: { waiting: readonly WaitingView[] }) {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <Part title={t("home.waits.title")}>
      <ul className={layout.list}>
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
    </Part>
  );
}
