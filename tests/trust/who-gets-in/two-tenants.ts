// Two organisations in one store, in which everything has the same id: people, channels, communities and tips.
import assert from "node:assert/strict";
import fc from "fast-check";
import { requestBudgets, dailyQuotas } from "../../../bot/contract/request-limits.ts";
import { localPeople } from "../../../bot/http/authentication/local-people.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import type { RecordStore } from "../../../bot/records/records.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../../bot/search/records-with-search.ts";
import { mira, startInput, startRig, tenantId, tipInput, valueAt, type Answered } from "../../http/rig.ts";

const tenants = [
  { id: tenantId, word: "canaryours" },
  { id: "99999999-9999-4999-8999-999999999999", word: "canarytheirs" },
] as const;

export const operation = fc.record({
  by: fc.nat(1),
  act: fc.constantFrom("save", "save", "edit", "join", "read", "list", "search", "find", "mine"),
  tip: fc.nat(2),
});
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

interface Tip {
  readonly id: string;
  readonly title: string;
  readonly version: string;
}

type Api = Pick<Awaited<ReturnType<typeof startRig>>, "ask">;

/** What a tenant must see: its tips by their number. */
type Model = Map<number, Tip>;

/** The whole API for each of the tenants, on one store and one search index. */
export async function startTwoTenants(store: RecordStore) {
  const base = await startRig();
  const now = () => base.deps.now();
  const search = await openSearch({ file: ":memory:", records: store, now, onError: () => undefined });
  const records = recordsWithSearch(store, search);
  const deps = { ...base.deps, records, search, quotas: memoryQuotas(dailyQuotas, 10_000) };
  const sides = await Promise.all(
    tenants.map(async ({ id, word }) => ({
      word,
      tenantId: id,
      api: await startRig({
        deps,
        authenticate: localPeople({ tenantId: id, people: [mira] }),
        limits: memoryRequestLimits(requestBudgets, 10_000),
      }),
    })),
  );
  let made = 0;

  /** A community of each tenant in the channel of the same id. */
  async function freshPlace() {
    made += 1;
    const conversationId = `19:place-${made}@thread.tacv2`;
    const opened = await Promise.all(
      sides.map(async (side) => {
        base.roster.members.set(`${side.tenantId} ${conversationId}`, new Set([mira.userId]));
        const body = startInput({ name: side.word, place: { conversationId, kind: "channel" } });
        const started = await side.api.ask("POST", "/api/communities", { as: mira, body });
        const communityId = String(valueAt(started.json, "community", "id"));
        return new Side(side, communityId, conversationId);
      }),
    );
    assert.equal(opened[0]?.communityId, opened[1]?.communityId, "they have the same id");
    return opened;
  }

  return {
    freshPlace,
    async close() {
      for (const { api } of sides) await api.close();
      await search.close();
      await base.close();
    },
  };
}

/** One tenant at work in its community. */
class Side {
  readonly communityId: string;
  readonly model: Model = new Map();
  readonly #place: string;
  readonly #word: string;
  readonly #api: Api;
  #texts = 0;

  constructor(
    { word, api }: { readonly word: string; readonly api: Api },
    communityId: string,
    place: string,
  ) {
    this.communityId = communityId;
    this.#place = place;
    this.#word = word;
    this.#api = api;
  }

  get path() {
    return `/api/communities/${this.communityId}`;
  }

  /** Asks, and looks through the answer for a byte of the other tenant's. */
  async ask(method: string, path: string, body?: unknown): Promise<Answered> {
    const answer = await this.#api.ask(method, path, { as: mira, ...(body !== undefined && { body }) });
    for (const { word } of tenants)
      if (word !== this.#word) assert.ok(!answer.text.includes(word), `${method} ${path}: ${answer.text}`);
    return answer;
  }

  /** Both tenants' tip of the same number has the same id. */
  fields(tip: number) {
    this.#texts += 1;
    const title = `${this.#word} ${tip} ${this.#texts}`;
    return tipInput({ title, markdown: title, nonce: `nonce-of-tip-${tip}`, tags: [this.#word] });
  }

  /** @returns what was asked for, and what the answer shows of the tenant's own tips. */
  async take({ act, tip }: Operation): Promise<Answered> {
    const own = this.model.get(tip);
    const at = `${this.path}/tips/${own?.id ?? "nothing-of-the-kind"}`;
    switch (act) {
      case "save":
        return own ? this.ask("GET", at) : this.#keep(tip, "POST", `${this.path}/tips`, this.fields(tip));
      case "edit":
        return own
          ? this.#keep(tip, "PUT", at, { ...this.fields(tip), credit: undefined, version: own.version })
          : this.ask("GET", at);
      case "join":
        return this.ask("PUT", `/api/me/communities/${this.communityId}`);
      case "read":
        return this.ask("GET", at);
      case "list":
        return this.ask("GET", `${this.path}/tips`);
      case "search":
        return this.ask("POST", `${this.path}/search`, { q: tenants.map(({ word }) => word).join(" ") });
      case "find":
        return this.ask("GET", `/api/places/${encodeURIComponent(this.#place)}`);
      case "mine":
        return this.ask("GET", "/api/me/communities");
    }
  }

  async #keep(tip: number, method: string, path: string, body: unknown) {
    const answer = await this.ask(method, path, body);
    const saved = valueAt(answer.json, "tip") ?? answer.json;
    const [id, version] = [valueAt(saved, "id"), valueAt(saved, "version")];
    if (answer.status < 300 && typeof id === "string" && typeof version === "string")
      this.model.set(tip, { id, version, title: String(valueAt(saved, "title")) });
    return answer;
  }

  /** All that it sees is all that it wrote, and as it wrote it. */
  async checkModel(): Promise<void> {
    const titles = [...this.model.values()].map(({ title }) => title);
    const { text } = await this.ask("GET", `${this.path}/tips`);
    const shown = new Set([...text.matchAll(/"title":"([^"]*)"/gu)].map(([, title]) => title));
    assert.deepEqual([...shown].sort(), titles.sort());
    for (const { id, title } of this.model.values()) {
      const { json } = await this.ask("GET", `${this.path}/tips/${id}`);
      assert.equal(valueAt(json, "title"), title);
    }
  }
}
