import { useDetails } from "./details.ts";
import { Part, type PartProps } from "./Part.tsx";

/** One thing to know, and what can be done about it: a part that is a card. */
export function Section(props: Omit<PartProps, "className">) {
  return <Part {...props} className={useDetails().tightCard} />;
}
