import { startApp, type Measured } from "./measured-app.ts";
import type { UseCase } from "./use-case.ts";
import { useCases, type UseCaseName } from "./use-cases.ts";

/** Each use case in an app of its own, so that none lives off what another has left. */
async function measure({ prepare }: UseCase): Promise<Measured & Pick<Row, "logged">> {
  const app = await startApp();
  try {
    const run = await prepare(app);
    return { ...(await app.measure(run)), logged: app.logged() };
  } finally {
    await app.close();
  }
}

export interface Row extends Measured {
  readonly name: UseCaseName;
  /** Every log line of the use case and of what led to it, as text. */
  readonly logged: string;
}

export const useCaseNames = Object.keys(useCases) as UseCaseName[];

let measured: Promise<Row[]> | undefined;

/** Measured once for all who ask: it takes a minute. */
export const measureAll = (): Promise<Row[]> => (measured ??= measureEach());

async function measureEach(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of useCaseNames) rows.push({ name, ...(await measure(useCases[name])) });
  return rows;
}
