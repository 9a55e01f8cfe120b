import { startApp, type Measured, type StoredSeed } from "../use-cases/app.ts";
import { budgets, type RowName } from "./budgets.ts";

export interface Row extends Measured {
  readonly name: RowName;
}

export const rowNames = Object.keys(budgets) as RowName[];

/** Each in an app of its own over a copy of the same records, so that none lives off what another has left. */
async function measureOne(name: RowName, seed: StoredSeed | undefined): Promise<Row> {
  const app = await startApp(seed);
  try {
    const run = await budgets[name].prepare(app);
    return { name, ...(await app.measure(run)) };
  } finally {
    await app.close();
  }
}

/** @param seed undefined: what an app starts from ordinarily. */
export async function measureRows(seed?: StoredSeed): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of rowNames) rows.push(await measureOne(name, seed));
  return rows;
}
