import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/react-query";
import { createApi, type Api } from "../../../tab/src/api/client.ts";
import { hasCode, SignInError } from "../../../tab/src/api/errors.ts";
import { askableQuery } from "../../../tab/src/api/ask-me-queries.ts";
import { similarQuery } from "../../../tab/src/api/problem-queries.ts";
import { searchQuery } from "../../../tab/src/api/problem-queries.ts";
import { answerJson } from "../../answer-json.ts";

describe("asking the server", () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let fetchIt: typeof fetch;

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    fetchIt = (path, init) =>
      fetch(new URL(path instanceof Request ? path.url : path, `http://127.0.0.1:${port}`), init);
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const refusal = { error: { code: "notSignedIn", message: "Please sign in.", correlationId: "c" } };

  it("puts what somebody looks for into no address, which proxies log", async () => {
    const seen: string[] = [];
    const api: Api = (path, { method, body } = {}) => {
      seen.push(`${method} ${path} ${JSON.stringify(body)}`);
      return Promise.reject(new Error("No answer."));
    };
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const search = searchQuery(api, "mine", "canary", { kind: "tip" });
    const similar = similarQuery(api, "some-community", "canary");
    const askable = askableQuery(api, "some-community", "canary");

    await assert.rejects(client.query({ ...search, retry: false }), /No answer/u);
    await assert.rejects(client.query({ ...similar, retry: false }), /No answer/u);
    await assert.rejects(client.query({ ...askable, retry: false }), /No answer/u);

    assert.deepEqual(seen, [
      'POST /me/search {"q":"canary","kind":"tip"}',
      'POST /communities/some-community/similar {"text":"canary"}',
      'POST /communities/some-community/askable {"tags":"canary"}',
    ]);
  });

  it("says who asks, under /api", async () => {
    let seen: unknown;
    answer = ({ url, headers }, response) => {
      seen = [url, headers.authorization];
      answerJson(response, 200, { communities: [] });
    };
    const api = createApi(() => Promise.resolve("Bearer one"), fetchIt);

    const view = await api("/me/communities");

    assert.deepEqual(view, { communities: [] });
    assert.deepEqual(seen, ["/api/me/communities", "Bearer one"]);
  });

  it("takes an answer without a body", async () => {
    answer = (_request, response) => answerJson(response, 204);
    const api = createApi(() => Promise.resolve("Bearer one"), fetchIt);

    assert.equal(await api("/me/communities/c", { method: "PUT" }), undefined);
  });

  it("tries a refused sign-in once more with a fresh one", async () => {
    answer = ({ headers }, response) =>
      headers.authorization === "Bearer fresh"
        ? answerJson(response, 200, "in")
        : answerJson(response, 401, refusal);
    const api = createApi((fresh) => Promise.resolve(fresh ? "Bearer fresh" : "Bearer old"), fetchIt);

    assert.equal(await api("/x"), "in");
  });

  it("gives up when the fresh one is refused too", async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked += 1;
      answerJson(response, 401, refusal);
    };
    const api = createApi(() => Promise.resolve("Bearer x"), fetchIt);

    await assert.rejects(api("/x"), (error) => hasCode(error, "notSignedIn"));
    assert.equal(asked, 2);
  });

  it("asks nothing without a sign-in", async () => {
    let asked = false;
    answer = (_request, response) => {
      asked = true;
      answerJson(response, 200, {});
    };
    const api = createApi(() => Promise.reject(new SignInError("no")), fetchIt);

    await assert.rejects(api("/x"), SignInError);
    assert.equal(asked, false);
  });

  it("calls a broken connection unreachable", async () => {
    answer = ({ socket }) => socket.destroy();
    const api = createApi(() => Promise.resolve("Bearer x"), fetchIt);

    await assert.rejects(api("/x"), (error) => hasCode(error, "unreachable"));
  });

  it("leaves the caller's own giving up as it is", async () => {
    const giveUp = new AbortController();
    answer = () => giveUp.abort();
    const api = createApi(() => Promise.resolve("Bearer x"), fetchIt);

    await assert.rejects(api("/x", { signal: giveUp.signal }), { name: "AbortError" });
  });

  it("copes with a page where JSON was promised", async () => {
    answer = (_request, response) => {
      response.statusCode = 502;
      response.end("<h1>Bad gateway</h1>");
    };
    const api = createApi(() => Promise.resolve("Bearer x"), fetchIt);

    await assert.rejects(api("/x"), (error) => hasCode(error, "internal"));
  });
});
