import type { Quotas } from "../../bot/community/quotas.ts";

/** For tests and measurements in which one person does more than people do in a day. */
export const noQuotas: Quotas = { spend: () => Promise.resolve() };
