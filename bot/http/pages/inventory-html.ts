import type { dataInventory } from "../../community/my-data/data-inventory.ts";
import { escapeHtml } from "./html.ts";

type Group = (typeof dataInventory)[number];
type Item = Group["items"][number];

/** Groups to open one by one, so that nobody has to read all of it. */
export const inventoryHtml = (groups: readonly Group[]): string => groups.map(groupHtml).join("\n");

const groupHtml = ({ title, items }: Group) => `<details>
<summary>${escapeHtml(title)}</summary>
<dl>
${items.map(itemHtml).join("\n")}
</dl>
</details>`;

function itemHtml({ name, holds, why, kept, readBy }: Item): string {
  const facts = { Why: why, Kept: kept, "Read by": readBy };
  const labelled = Object.entries(facts).map(([label, text]) => `<b>${label}:</b> ${escapeHtml(text)}.`);
  const first = escapeHtml(holds.charAt(0).toUpperCase() + holds.slice(1));
  return `<dt>${escapeHtml(name)}</dt>
<dd>${first}.</dd>
<dd class="quiet">${labelled.join(" ")}</dd>`;
}
