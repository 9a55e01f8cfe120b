import { startApp, storedOrdinarySeed, type Measured, type StoredSeed } from "./app.ts";
import type { UseCase } from "./use-case.ts";
import { useCases, type UseCaseName } from "./use-cases.ts";

export interface Asked extends Measured {
  readonly name: UseCaseName;
  /** Every log line of the use case and of what led to it, as text. */
  readonly logged: string;
}

export const useCaseNames = Object.keys(useCases) as UseCaseName[];

async function askOne({ prepare }: UseCase, seed: StoredSeed): Promise<Omit<Asked, "name">> {
  const app = await startApp(seed);
  try {
    const run = await prepare(app);
    return { ...(await app.measure(run)), logged: app.logged() };
  } finally {
    await app.close();
  }
}

/** Runs each use case once, in an app of its own, so that none depends on what another has left. All take a minute. */
export async function askEach(names: readonly UseCaseName[] = useCaseNames): Promise<readonly Asked[]> {
  const seed = await storedOrdinarySeed();
  const all: Asked[] = [];
  for (const name of names) all.push({ name, ...(await askOne(useCases[name], seed)) });
  return all;
}
