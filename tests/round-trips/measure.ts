import { startApp, type Measured } from "./measured-app.ts";
import type { UseCase } from "./use-case.ts";
import { useCases, type UseCaseName } from "./use-cases.ts";

/** Each use case in an app of its own, so that none lives off what another has left. */
async function measure({ prepare }: UseCase): Promise<Measured> {
  const app = await startApp();
  try {
    const run = await prepare(app);
    return await app.measure(run);
  } finally {
    await app.close();
  }
}

export interface Row extends Measured {
  readonly name: UseCaseName;
}

export const useCaseNames = Object.keys(useCases) as UseCaseName[];

export async function measureAll(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of useCaseNames) rows.push({ name, ...(await measure(useCases[name])) });
  return rows;
}
