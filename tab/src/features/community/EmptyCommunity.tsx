import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityPageView } from "../../../../bot/contract/community-page.ts";
import { aboutQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { later } from "../../components/later.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { sheet } from "../../components/sheet.ts";
import { useJoining } from "../../components/use-joining.ts";
import { addStartingKitStrings } from "../../strings/strings.ts";
import { SaveFromChat } from "./SaveFromChat.tsx";

const StartingKit = later(async () => (await import("./StartingKit.tsx")).StartingKit, addStartingKitStrings);
const DetailsForm = later(async () => (await import("../../writing/DetailsForm.tsx")).DetailsForm);

const useStyles = makeStyles({
  cards: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 240px), 1fr))",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  card: { ...sheet, gap: tokens.spacingVerticalS, justifyContent: "space-between" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  sheet,
});

/** Nothing is saved or asked yet: how to begin, and to join where one has not. */
export function EmptyCommunity({ first: { community, mine } }: { first: CommunityPageView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const { id, purpose, closed } = community;
  const { joined } = useJoining(id);
  const canEdit = mine.isSteward && closed === undefined;
  return (
    <>
      {canEdit && <Purpose communityId={id} isMissing={purpose === ""} />}
      <Part title={t("begin.title")}>
        <ul className={styles.cards}>
          <li className={styles.card}>
            <div className={layout.tight}>
              <h3 className={styles.title}>{t("begin.save")}</h3>
              <p className={styles.text}>{t("begin.saveHow")}</p>
            </div>
            <SaveFromChat />
          </li>
          <li className={styles.card}>
            <div className={layout.tight}>
              <h3 className={styles.title}>{t("begin.write")}</h3>
              <p className={styles.text}>{t("begin.writeWhy")}</p>
            </div>
            <div>
              <AppButtonLink {...(joined !== false && { appearance: "primary" })} to={paths.newTip(id)}>
                {t("community.writeTip")}
              </AppButtonLink>
            </div>
          </li>
          <li className={styles.card}>
            <div className={layout.tight}>
              <h3 className={styles.title}>{t("begin.ask")}</h3>
              <p className={styles.text}>{t("begin.askWhy")}</p>
            </div>
            <div>
              <AppButtonLink to={paths.ask(id)}>{t("community.ask")}</AppButtonLink>
            </div>
          </li>
        </ul>
      </Part>
      {canEdit && (
        <Suspense>
          <StartingKit communityId={id} newestTipId={undefined} isEmpty />
        </Suspense>
      )}
    </>
  );
}

/** Said here, where a steward begins. */
function Purpose({ communityId, isMissing }: { communityId: string; isMissing: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [isEdited, setEdited] = useState(false);
  const about = useQuery({ ...aboutQuery(useApi(), communityId), enabled: isEdited });
  return isEdited && about.data !== undefined ? (
    <Suspense>
      <div className={styles.sheet}>
        <DetailsForm about={about.data} onDone={() => setEdited(false)} />
      </div>
    </Suspense>
  ) : (
    <div>
      <Button disabledFocusable={about.isFetching} onClick={() => setEdited(true)}>
        {t(isMissing ? "begin.addPurpose" : "begin.editPurpose")}
      </Button>
    </div>
  );
}
