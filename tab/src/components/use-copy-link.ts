import { useState } from "react";
import { copyText } from "./copy-text.ts";
import { tabAddress } from "../teams/deep-link.ts";

/**
 * Copies the address of a page: in Teams it becomes a card where it is pasted, in a browser it leads on to Teams. Where the
 * clipboard is closed, it has to be copied by hand; the outcome says which.
 */
export function useCopyLink(path: string, onCopied?: () => void) {
  const [outcome, setOutcome] = useState<"copied" | "byHand">();
  const link = tabAddress(location.origin, path);
  const copy = () => {
    void copyText(link).then((copied) => {
      setOutcome(copied ? "copied" : "byHand");
      if (copied) onCopied?.();
    });
  };
  return { link, outcome, copy };
}

export type CopiedLink = Pick<ReturnType<typeof useCopyLink>, "link" | "outcome">;
