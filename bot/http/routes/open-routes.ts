// Routes without sign-in, and the bot's endpoint, which authenticates by itself.
import type restify from "restify";
import type { SignInView } from "../../contract/sign-in.ts";
import type { HttpParts } from "../http-parts.ts";
import { readJson } from "../json-body.ts";
import { page, type PageName } from "../pages/page.ts";
import { sendTabFile } from "../tab-files.ts";
import type { OpenRoute } from "./route.ts";

type Handler = OpenRoute["handle"];

export function openRoutes(parts: HttpParts): readonly OpenRoute[] {
  const receiveActivity: Handler = async (request, response) => {
    await parts.onActivity(request, response, () => readJson(request, { mayBePacked: false }));
  };

  const readSignIn: Handler = (_request, response) => {
    response.send(200, parts.signIn satisfies SignInView);
  };

  const readHealth: Handler = (_request, response) => {
    response.send(200, parts.health());
  };

  const readReadiness: Handler = async (_request, response) => {
    try {
      await parts.checkReady();
      response.send(200, { status: "ready" });
    } catch {
      response.send(503, { status: "notReady" });
    }
  };

  const readPage =
    (name: PageName): Handler =>
    (_request, response) => {
      response.sendRaw(200, page(name, parts.pages), { "content-type": "text/html; charset=utf-8" });
    };

  const readIcon: Handler = (_request, response) => {
    response.send(204);
  };

  const readTabFile: Handler = async (request, response) => {
    await sendTabFile(request, response, parts.tabFolder, pathBelowTab(request));
  };

  return [
    { method: "POST", path: "/api/messages", guard: "bot", handle: receiveActivity },
    { method: "GET", path: "/api/sign-in", guard: "public", handle: readSignIn },
    { method: "GET", path: "/healthz", guard: "public", handle: readHealth },
    { method: "GET", path: "/readyz", guard: "public", handle: readReadiness },
    { method: "GET", path: "/", guard: "public", handle: readPage("start") },
    { method: "GET", path: "/privacy", guard: "public", handle: readPage("privacy") },
    { method: "GET", path: "/terms", guard: "public", handle: readPage("terms") },
    { method: "GET", path: "/trust", guard: "public", handle: readPage("trust") },
    { method: "GET", path: "/favicon.ico", guard: "public", handle: readIcon },
    { method: "GET", path: "/tab", guard: "public", handle: readTabFile },
    { method: "GET", path: "/tab/*", guard: "public", handle: readTabFile },
  ];
}

function pathBelowTab(request: restify.Request): string {
  const params: unknown = request.params;
  const path = typeof params === "object" && params !== null && "*" in params ? params["*"] : "";
  return typeof path === "string" ? path : "";
}
