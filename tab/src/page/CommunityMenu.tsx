import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { CommunityPageView } from "../../../bot/contract/community-page.ts";
import { LaterMenu } from "../components/LaterMenu.tsx";
import { paths } from "../components/paths.ts";

export interface CommunityMenuProps {
  communityId: string;
  mine: CommunityPageView["mine"];
  /** Undefined for who has not joined. */
  onLeave: (() => void) | undefined;
  onCopyLink: () => void;
  /** More than one: there is an order to change. */
  hasPins: boolean;
}

/** What can be done with a community as a whole. */
export function CommunityMenu({ communityId, mine, onLeave, onCopyLink, hasPins }: CommunityMenuProps) {
  const { t } = useTranslation();
  return (
    <LaterMenu
      button={{
        appearance: "subtle",
        icon: <MoreHorizontalRegular />,
        "aria-label": t("community.more"),
      }}
      entries={[
        { name: t("tip.copyLink"), onChoose: onCopyLink },
        ...(hasPins ? [{ name: t("community.arrangePins"), to: paths.arrangePins(communityId) }] : []),
        ...(mine.isSteward ? [{ name: t("community.settings"), to: paths.settings(communityId) }] : []),
        ...(onLeave ? [{ name: t("community.leave"), onChoose: onLeave }] : []),
      ]}
    />
  );
}
