import type { Quotas } from "../../bot/community/core/quotas.ts";

/** For tests and measurements in which one person does more than people do in a day. */
export const noQuotas: Quotas = { spend: () => Promise.resolve() };
