import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { later } from "./later.ts";
import type { CopiedLink } from "./use-copy-link.ts";
import { useLayout } from "./layout.ts";

const LinkByHand = later(async () => (await import("./LinkByHand.tsx")).LinkByHand);

/** Says that a link was copied, or shows it for copying by hand. */
export function CopiedNote({ copied: { link, outcome } }: { copied: CopiedLink }) {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <>
      <span role="status" className={layout.status}>
        {outcome === "copied" && t("tip.copied")}
      </span>
      {outcome === "byHand" && (
        <Suspense>
          <LinkByHand link={link} />
        </Suspense>
      )}
    </>
  );
}
