/** Whether new requests should be sent here. */
export interface Readiness {
  /** Throws while this instance should get no requests. */
  check(): Promise<void>;
  /** From now on not ready: the first step of an orderly stop, so that nothing new is sent here. */
  startDraining(): void;
  isDraining(): boolean;
}

export function createReadiness(checkParts: () => Promise<void>): Readiness {
  let isDraining = false;

  return {
    async check() {
      if (isDraining) throw new Error("Draining.");
      await checkParts();
    },
    isDraining: () => isDraining,
    startDraining() {
      isDraining = true;
    },
  };
}
