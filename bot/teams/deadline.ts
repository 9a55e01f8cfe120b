/** Thrown when an answer took too long. */
export class DeadlineError extends Error {
  override name = "DeadlineError";
}

/**
 * What `work` gives, or {@link DeadlineError} after so many milliseconds. The signal lets the work stop; libraries that
 * take none go on unheard.
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.timeout(milliseconds);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new DeadlineError("No answer in time."));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
