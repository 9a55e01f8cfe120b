import type { TFunction } from "i18next";
import { ApiError, hasCode, SignInError } from "../api/errors.ts";

/** What a screen says of an error: what happened and what to do, and in small print what helps to find it. */
export interface ErrorStrings {
  readonly title: string;
  readonly text: string;
  readonly smallPrint?: string;
}

export function describeError(error: unknown, t: TFunction): ErrorStrings {
  if (error instanceof SignInError) {
    return {
      title: t("errors.signIn.title"),
      text: t("errors.signIn.failed"),
      ...(error.message !== "" && { smallPrint: t("app.teamsSaid", { detail: error.message }) }),
    };
  }
  const id = error instanceof ApiError ? error.details.correlationId : undefined;
  const smallPrint = id !== undefined && { smallPrint: t("app.reference", { id }) };
  if (hasCode(error, "notSignedIn")) {
    return { title: t("errors.signIn.title"), text: t("errors.signIn.refused"), ...smallPrint };
  }
  return { title: t("errors.title"), text: sentence(error, t), ...smallPrint };
}

function sentence(error: unknown, t: TFunction): string {
  if (hasCode(error, "unreachable")) return t("errors.unreachable");
  const said = error instanceof ApiError ? error.details.message : "";
  return said === "" ? t("errors.internal") : said;
}
