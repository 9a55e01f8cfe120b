import assert from "node:assert/strict";
import fc from "fast-check";
import { pageBytes, UnknownPositionError } from "../../../bot/records/records.ts";
import type {
  Page,
  PageOrder,
  PageQuery,
  Records,
  Scope,
  StoredRecord,
} from "../../../bot/records/records.ts";
import { inForm } from "../../trust/promise.ts";
import { change, community, create, freshScope, get, idsOf, readPages, remove, tenant } from "./subject.ts";
import type { ContractSubject, Specify } from "./subject.ts";

const query = (fields: Partial<PageQuery> = {}): PageQuery => ({
  scope: community,
  kind: "tip",
  order: "created",
  size: 10,
  ...fields,
});

const allIds = async (records: Records, fields: Partial<PageQuery>) =>
  idsOf((await readPages(records, query(fields))).flatMap((page) => page.records));

export function describePages(specify: Specify): void {
  describe("pages", () => {
    specify(
      "shows the newest first by creation or by change, and ties by id, descending",
      async (subject) => {
        const records = subject.store.forTenant(tenant);
        const oldest = await create(records, { id: "m" });
        subject.advance(1);
        for (const id of ["c", "a", "b"]) await create(records, { id });
        subject.advance(1);
        await create(records, { id: "k" });
        subject.advance(1);
        await change(records, oldest, {});

        for (const size of [1, 2, 3, 5, 200]) {
          assert.deepEqual(await allIds(records, { order: "created", size }), ["k", "c", "b", "a", "m"]);
          assert.deepEqual(await allIds(records, { order: "changed", size }), ["m", "k", "c", "b", "a"]);
        }
      },
    );

    specify("shows the oldest first in just the opposite order of creation", async (subject) => {
      const records = subject.store.forTenant(tenant);
      await create(records, { id: "m" });
      subject.advance(1);
      for (const id of ["c", "a", "b"]) await create(records, { id });
      subject.advance(1);
      await create(records, { id: "k" });

      for (const size of [1, 2, 3, 5, 200])
        assert.deepEqual(await allIds(records, { order: "oldest", size }), ["m", "a", "b", "c", "k"]);
      const { cursor } = await records.page(query({ order: "oldest", size: 1 }));
      const unknown = { name: UnknownPositionError.name };
      await assert.rejects(records.page(query({ ...(cursor !== undefined && { cursor }) })), unknown);
    });

    specify("shows one kind of one scope", async ({ store }) => {
      const records = store.forTenant(tenant);
      await create(records, { id: "tip" });
      await create(records, { id: "problem", kind: "problem" });
      await create(records, { id: "capital", kind: "Tip" });
      await create(records, { id: "elsewhere", scope: "community:bakers" });

      assert.deepEqual(await allIds(records, {}), ["tip"]);
      assert.deepEqual(await allIds(records, { kind: "problem" }), ["problem"]);
      assert.deepEqual(await allIds(records, { scope: "community:bakers" }), ["elsewhere"]);
      assert.deepEqual(await allIds(records, { kind: "none" }), []);
    });

    specify("has a cursor on every page but the last", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (let index = 0; index < 6; index += 1) await create(records, { id: `tip-${index}` });

      const sizesFor = async (size: number) =>
        (await readPages(records, query({ size }))).map((page) => page.records.length);

      assert.deepEqual(await sizesFor(1), [1, 1, 1, 1, 1, 1]);
      assert.deepEqual(await sizesFor(3), [3, 3]);
      assert.deepEqual(await sizesFor(4), [4, 2]);
      assert.deepEqual(await sizesFor(6), [6]);
      assert.deepEqual(await sizesFor(200), [6]);
    });

    specify("ends early where its records hold many bytes, and leaves none out", async ({ store }) => {
      const records = store.forTenant(tenant);
      const body = { text: "x".repeat(pageBytes / 2) };
      for (let index = 0; index < 5; index += 1) await create(records, { id: `tip-${index}`, body });
      await create(records, { id: "tip-5", body: { text: "x".repeat(2 * pageBytes) } });

      const pages = (await readPages(records, query({ size: 200 }))).map((page) => idsOf(page.records));

      assert.deepEqual(pages, [["tip-5"], ["tip-4", "tip-3"], ["tip-2", "tip-1"], ["tip-0"]]);
    });

    specify("has 1 to 200 records", async ({ store }) => {
      const records = store.forTenant(tenant);

      for (const size of [0, -1, 1.5, 201, NaN, Infinity]) {
        await assert.rejects(records.page(query({ size })), RangeError);
      }
    });

    specify("knows a cursor in the list that it was handed out for, and in no other", async ({ store }) => {
      const records = store.forTenant(tenant);
      const stranger = store.forTenant("7a3f4c1e-0000-4000-8000-000000000002");
      for (const id of ["a", "b"]) {
        await create(records, { id });
        await create(stranger, { id });
      }
      const { cursor = "" } = await records.page(query({ size: 1 }));
      const { mark } = await records.changesSince(community, undefined, 1);
      const unknown = { name: UnknownPositionError.name };

      assert.deepEqual(idsOf((await records.page(query({ size: 5, cursor }))).records), ["a"]);
      await assert.rejects(records.page(query({ cursor, scope: "community:bakers" })), unknown);
      await assert.rejects(records.page(query({ cursor, kind: "problem" })), unknown);
      await assert.rejects(records.page(query({ cursor, order: "changed" })), unknown);
      await assert.rejects(stranger.page(query({ cursor })), unknown);
      for (const foreign of [
        "",
        "0",
        "{}",
        mark,
        cursor.slice(1),
        `${cursor.slice(0, -4)}AAAA`,
        "ab".repeat(5000),
      ]) {
        await assert.rejects(records.page(query({ cursor: foreign })), unknown);
      }
    });

    specify("goes on after the record of its cursor was removed", async ({ store }) => {
      const records = store.forTenant(tenant);
      for (const id of ["a", "b", "c"]) await create(records, { id });
      const { cursor = "" } = await records.page(query({ size: 2 }));

      await remove(records, await get(records, community, "b"));
      await remove(records, await get(records, community, "c"));

      assert.deepEqual(idsOf((await records.page(query({ cursor }))).records), ["a"]);
    });

    for (const order of ["created", "changed", "oldest"] as const) {
      specify(
        `shows in order ${order} once, and in order, whatever is there throughout while others come and go`,
        async (subject) => {
          await fc.assert(
            fc.asyncProperty(plan, async ({ initial, size, meanwhile }) => {
              const scope = freshScope();
              const records = subject.store.forTenant(tenant);
              const scan = new Walk(subject, records, scope);
              for (const step of initial) await scan.insert(step);

              const untouched = new Set(scan.present.keys());
              const shown: StoredRecord[] = [];
              let page: Page = await records.page(query({ scope, order, size }));
              shown.push(...page.records);
              for (let turn = 0; page.cursor !== undefined; turn += 1) {
                for (const step of meanwhile[turn] ?? []) untouched.delete((await scan.apply(step)) ?? "");
                page = await records.page(query({ scope, order, size, cursor: page.cursor }));
                shown.push(...page.records);
              }

              // From the oldest on, what was removed and made anew is met again as the new record that it is.
              if (order !== "oldest")
                assert.deepEqual(idsOf(shown), [...new Set(idsOf(shown))], "nothing twice");
              assert.deepEqual(
                idsOf(shown).filter((id) => untouched.has(id)),
                scan.inOrder(order).filter((id) => untouched.has(id)),
              );
            }),
            { numRuns: inForm({ short: 15, long: 40 }) },
          );
        },
      );
    }
  });
}

interface Step {
  readonly act: "insert" | "remove" | "change";
  /** Chooses an id, or which of those present. */
  readonly pick: number;
  readonly wait: 0 | 1;
}

const step = fc.record<Step>({
  act: fc.constantFrom("insert", "remove", "change"),
  pick: fc.nat(40),
  wait: fc.constantFrom(0, 1),
});

const plan = fc.record({
  initial: fc.array(step, { maxLength: 15 }),
  size: fc.integer({ min: 1, max: 4 }),
  meanwhile: fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }),
});

/** Applies steps to the store and keeps what must now be there. */
class Walk {
  readonly present = new Map<string, StoredRecord>();
  readonly #subject: ContractSubject;
  readonly #records: Records;
  readonly #scope: Scope;

  constructor(subject: ContractSubject, records: Records, scope: Scope) {
    this.#subject = subject;
    this.#records = records;
    this.#scope = scope;
  }

  /** The id that was touched. */
  async apply(step: Step): Promise<string | undefined> {
    if (step.act === "insert") return this.insert(step);
    this.#subject.advance(step.wait);
    const record = [...this.present.values()].at(step.pick % Math.max(this.present.size, 1));
    if (record === undefined) return undefined;

    if (step.act === "remove") {
      await remove(this.#records, record);
      this.present.delete(record.id);
    } else {
      this.present.set(record.id, await change(this.#records, record, {}));
    }
    return record.id;
  }

  async insert({ pick, wait }: Step): Promise<string | undefined> {
    this.#subject.advance(wait);
    const id = `tip-${pick}`;
    if (this.present.has(id)) return undefined;
    this.present.set(id, await create(this.#records, { scope: this.#scope, id }));
    return id;
  }

  inOrder(order: PageOrder): string[] {
    const key = ({ id, createdAt, changedAt }: StoredRecord) =>
      `${order === "changed" ? changedAt : createdAt} ${id}`;
    const newestFirst = idsOf([...this.present.values()].sort((a, b) => (key(a) < key(b) ? 1 : -1)));
    return order === "oldest" ? newestFirst.reverse() : newestFirst;
  }
}
