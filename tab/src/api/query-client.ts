import { QueryClient } from "@tanstack/react-query";
import { ApiError, hasCode } from "./errors.ts";

const freshMs = 15_000;
const retryMs = 1_000;

/** Trying again helps where no answer came or the server stumbled, not where it said no. */
const mayRetry = (error: Error) =>
  error instanceof ApiError && (error.details.code === "unreachable" || error.details.code === "internal");

/** Where the server did not say: as long as its own window is. */
const waitSeconds = 20;
const mostWaits = 3;

/** For what is asked while a person types: it waits as long as the server says, and then asks again by itself. */
export const patient = {
  retry: (failures: number, error: Error) =>
    hasCode(error, "tooManyRequests") ? failures < mostWaits : failures < 1 && mayRetry(error),
  retryDelay: (_failures: number, error: Error) =>
    hasCode(error, "tooManyRequests") ? (error.details.retryAfterSeconds ?? waitSeconds) * 1_000 : retryMs,
};

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Without a connection the library would wait for one, without a word: we ask, fail and say so.
      queries: {
        networkMode: "always",
        staleTime: freshMs,
        retry: (failures, error) => failures < 1 && mayRetry(error),
        retryDelay: retryMs,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
