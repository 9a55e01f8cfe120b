import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./errors.ts";

const freshMs = 15_000;

/** Trying again helps where no answer came or the server stumbled, not where it said no. */
const mayRetry = (error: Error) =>
  error instanceof ApiError && (error.details.code === "unreachable" || error.details.code === "internal");

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: freshMs, retry: (failures, error) => failures < 1 && mayRetry(error) },
      mutations: { retry: false },
    },
  });
