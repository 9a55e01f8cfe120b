import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { LaterMenu } from "../components/LaterMenu.tsx";
import { paths } from "../components/paths.ts";

export interface CommunityMenuProps {
  communityId: string;
  /** Undefined for people who have not joined. */
  onLeave: (() => void) | undefined;
  onCopyLink: () => void;
  /** Its page has no tabs, among which these would be. */
  isEmpty: boolean;
  /** There is an order to change. */
  canArrange: boolean;
}

/** What can be done with a community as a whole. */
export function CommunityMenu({ communityId, isEmpty, onLeave, onCopyLink, canArrange }: CommunityMenuProps) {
  const { t } = useTranslation();
  return (
    <LaterMenu
      button={{
        appearance: "subtle",
        icon: <MoreHorizontalRegular />,
        "aria-label": t("community.more"),
      }}
      entries={[
        ...(isEmpty
          ? [
              { name: t("community.tabs.thanks"), to: paths.thanks(communityId) },
              { name: t("community.tabs.about"), to: paths.about(communityId) },
            ]
          : []),
        { name: t("tip.copyLink"), onChoose: onCopyLink },
        ...(canArrange ? [{ name: t("community.arrangePins"), to: paths.arrangePins(communityId) }] : []),
        { name: t("community.settings"), to: paths.settings(communityId) },
        ...(onLeave ? [{ name: t("community.leave"), onChoose: onLeave }] : []),
      ]}
    />
  );
}
