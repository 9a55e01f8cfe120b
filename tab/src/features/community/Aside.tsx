// About the community: beside its entries where there is room, below them elsewhere. Loads after them.
import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityPageView } from "../../../../bot/contract/community-page.ts";
import { later } from "../../components/later.ts";
import { useLayout } from "../../components/layout.ts";
import { Named } from "../../components/Named.tsx";
import { Part } from "../../components/Part.tsx";
import { addStartingKitStrings } from "../../strings/strings.ts";
import { NewestThanks, useNewestThanks } from "./NewestThanks.tsx";

const StartingKit = later(async () => (await import("./StartingKit.tsx")).StartingKit, addStartingKitStrings);

const useStyles = makeStyles({
  aside: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
    minWidth: 0,
    "& h2": { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  },
});

export interface AsideProps {
  first: CommunityPageView;
  newestTipId: string | undefined;
}

export function Aside({ first: { community, stewards, mine }, newestTipId }: AsideProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const { id, places, closed } = community;
  const newest = useNewestThanks(id);
  return (
    <aside className={styles.aside} aria-label={t("aside.label")}>
      {stewards.length > 0 && (
        <Part title={t("aside.stewards")} className={layout.tight}>
          <ul className={layout.tightList}>
            {stewards.map((steward, index) => (
              <li key={index}>
                <Named people={[steward]}>
                  <span dir="auto">{steward.name}</span>
                </Named>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {places.length > 0 && (
        <Part title={t("aside.places")} className={layout.tight}>
          <ul className={layout.tightList}>
            {places.map(({ name, kind }, index) => (
              <li key={index} dir="auto">
                {name === "" ? t(`aside.${kind}`) : name}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {newest.data && <NewestThanks communityId={id} newest={newest.data} />}
      {/* After what stands above it is there, which would push it away. */}
      {!newest.isPending && mine.isSteward && closed === undefined && (
        <Suspense>
          <StartingKit communityId={id} newestTipId={newestTipId} />
        </Suspense>
      )}
    </aside>
  );
}
