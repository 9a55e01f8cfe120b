/** Whether new requests should be sent here. */
export interface Readiness {
  /** Throws while this instance should get no requests. */
  check(): Promise<void>;
  /** From now on not ready: the first step of an orderly stop, so that nothing new is sent here. */
  startDraining(): void;
}

/** Milliseconds an answer is cached: it is public, and costs a write. */
const answerStands = 5_000;

export function createReadiness(checkParts: () => Promise<void>): Readiness {
  let isDraining = false;
  let answer: Promise<void> | undefined;
  let askedAt = 0;

  function checkOnce(): Promise<void> {
    if (answer === undefined || performance.now() - askedAt >= answerStands) {
      askedAt = performance.now();
      answer = checkParts();
      answer.catch(() => undefined);
    }
    return answer;
  }

  return {
    async check() {
      if (isDraining) throw new Error("Draining.");
      await checkOnce();
    },
    startDraining() {
      isDraining = true;
    },
  };
}
