import {
  AddRegular,
  ClipboardPasteRegular,
  HeartRegular,
  LightbulbRegular,
  QuestionCircleRegular,
} from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { LaterMenu } from "../components/LaterMenu.tsx";
import { paths } from "../components/paths.ts";
import { useJoining } from "../components/use-joining.ts";

/** What people can add to a community. Joining comes first where one has not. */
export function NewMenu({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const { joined } = useJoining(communityId);
  return (
    <LaterMenu
      button={{
        appearance: joined ? "primary" : "secondary",
        icon: <AddRegular />,
        children: t("community.new"),
      }}
      entries={[
        { name: t("community.ask"), icon: <QuestionCircleRegular />, to: paths.ask(communityId) },
        { name: t("community.writeTip"), icon: <LightbulbRegular />, to: paths.newTip(communityId) },
        {
          name: t("community.pasteMessage"),
          icon: <ClipboardPasteRegular />,
          to: paths.newTipFromMessage(communityId),
        },
        { name: t("community.thank"), icon: <HeartRegular />, to: paths.giveThanks(communityId) },
      ]}
    />
  );
}
