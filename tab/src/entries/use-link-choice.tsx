import { Field, Input } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../components/copy-text.ts";
import type { MenuEntry } from "../components/menu-entry.ts";
import type { Toasts } from "../components/use-toasts.tsx";
import { tabAddress } from "../teams/deep-link.ts";

/** Copies the address of a page. Where the clipboard is closed, `byHand` shows it for copying by hand. */
export function useLinkChoice(path: string, say: Toasts["say"]): { copyLink: MenuEntry; byHand: ReactNode } {
  const { t } = useTranslation();
  const [isByHand, setByHand] = useState(false);
  const link = tabAddress(location.origin, path);
  const copy = async () => {
    const isCopied = await copyText(link);
    setByHand(!isCopied);
    if (isCopied) say(t("tip.copied"));
  };
  return {
    copyLink: { name: t("tip.copyLink"), icon: <LinkRegular />, onChoose: () => void copy() },
    byHand: isByHand && (
      <Field label={t("tip.copyByHand")}>
        <Input readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
    ),
  };
}
