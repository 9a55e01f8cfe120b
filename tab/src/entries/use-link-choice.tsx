import { LinkRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkByHand } from "../components/LinkByHand.tsx";
import type { MenuEntry } from "../components/menu-entry.ts";
import { useCopyLink } from "../components/use-copy-link.ts";
import type { LastDone } from "../components/use-done.tsx";

/** Copies the address of a page, from its menu. Where the clipboard is closed, `byHand` shows it for copying by hand. */
export function useLinkChoice(
  path: string,
  onDone: LastDone["onDone"],
): { copyLink: MenuEntry; byHand: ReactNode } {
  const { t } = useTranslation();
  const { link, outcome, copy } = useCopyLink(path, () => onDone({ said: t("tip.copied") }));
  return {
    copyLink: { name: t("tip.copyLink"), icon: <LinkRegular />, onChoose: copy },
    byHand: outcome === "byHand" && <LinkByHand link={link} />,
  };
}
