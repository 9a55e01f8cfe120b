import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./errors.ts";

const freshMs = 15_000;

/** Trying again helps where no answer came or the server stumbled, not where it said no. */
const mayRetry = (error: Error) =>
  error instanceof ApiError && (error.details.code === "unreachable" || error.details.code === "internal");

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Without a connection the library would wait for one, without a word: we ask, fail and say so.
      queries: {
        networkMode: "always",
        staleTime: freshMs,
        retry: (failures, error) => failures < 1 && mayRetry(error),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
