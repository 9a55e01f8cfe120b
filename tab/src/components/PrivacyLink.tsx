import { Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

/** The one page on who sees what; it needs no sign-in, so the server shows it. */
export function PrivacyLink() {
  const { t } = useTranslation();
  return (
    <Link href="/privacy" target="_blank" rel="noreferrer">
      {t("privacy.link")}
    </Link>
  );
}
