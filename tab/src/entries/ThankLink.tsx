import { HeartRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { AppButtonLink } from "../components/AppLink.tsx";
import { paths } from "../components/paths.ts";

export interface ThankLinkProps {
  communityId: string;
  about: { readonly tip: string } | { readonly problem: string; readonly reply: string };
}

/** The way to thank whoever is named there. */
export function ThankLink({ communityId, about }: ThankLinkProps) {
  const { t } = useTranslation();
  return (
    <AppButtonLink icon={<HeartRegular />} to={paths.giveThanks(communityId, { ...about })}>
      {t("thanks.thankThem")}
    </AppButtonLink>
  );
}
