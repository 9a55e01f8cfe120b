// Records that note what they are asked, and in how many rounds: what is asked side by side is one wait.
import { withVerbs, type Records, type RecordStore } from "../../bot/records/records.ts";

interface Asked {
  readonly verb: keyof Records;
  /** The record, or the scope that is searched. */
  readonly what: string;
  readonly round: number;
}

export class Rounds {
  readonly asked: Asked[] = [];
  #round = 0;
  #underWay = 0;
  #answered: (() => void)[] = [];

  /**
   * Answers of one round are handed out together, when the last of them is there: so whatever they lead to is asked in
   * the next round, however fast the store answered which.
   */
  async run<Answer>(verb: keyof Records, what: string, work: () => Promise<Answer>): Promise<Answer> {
    if (this.#underWay === 0) this.#round += 1;
    this.asked.push({ verb, what, round: this.#round });
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay > 0) await new Promise<void>((resolve) => this.#answered.push(resolve));
      else for (const handOut of this.#answered.splice(0)) handOut();
    }
  }
}

/** The same store, asked through the rounds that `current` gives. */
export const inRounds = (store: RecordStore, current: () => Rounds): RecordStore =>
  withVerbs(store, (records) => ({
    find: (scope, id) => current().run("find", `${scope} ${id}`, () => records.find(scope, id)),
    write: (record, condition) =>
      current().run("write", `${record.scope} ${record.id}`, () => records.write(record, condition)),
    remove: (scope, id, version) =>
      current().run("remove", `${scope} ${id}`, () => records.remove(scope, id, version)),
    page: (query) => current().run("page", query.scope, () => records.page(query)),
    changesSince: (scope, mark, limit) =>
      current().run("changesSince", scope, () => records.changesSince(scope, mark, limit)),
    forget: (scope, limit) => current().run("forget", scope, () => records.forget(scope, limit)),
  }));
