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

/** What people can add to a community. */
export function NewMenu({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  return (
    <LaterMenu
      button={{ appearance: "primary", icon: <AddRegular />, children: t("community.new") }}
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
