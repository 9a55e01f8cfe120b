import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { LaterMenu } from "../components/LaterMenu.tsx";
import { paths } from "../components/paths.ts";

export interface CommunityMenuProps {
  communityId: string;
  /** Undefined for people who have not joined. */
  onLeave: (() => void) | undefined;
  onCopyLink: () => void;
  /** There is an order to change. */
  canArrange: boolean;
}

/** What can be done with a community as a whole. */
export function CommunityMenu({ communityId, onLeave, onCopyLink, canArrange }: CommunityMenuProps) {
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
        ...(canArrange ? [{ name: t("community.arrangePins"), to: paths.arrangePins(communityId) }] : []),
        { name: t("community.settings"), to: paths.settings(communityId) },
        ...(onLeave ? [{ name: t("community.leave"), onChoose: onLeave }] : []),
      ]}
    />
  );
}
