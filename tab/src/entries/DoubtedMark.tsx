import type { TipSummary } from "../../../bot/contract/tips.ts";
import { KindMark } from "./KindMark.tsx";

/** Says of a tip, wherever it appears, that it did not work for a reader. Nothing on other tips. */
export function DoubtedMark({ tip }: { tip: Pick<TipSummary, "freshness"> }) {
  if (tip.freshness !== "doubted") return null;
  return <KindMark kind="doubted" />;
}
