// People at work in one community, through whichever instance answers; and what each of them was told. Whoever gets no
// answer asks the next instance the same again, as Teams and the tab do.
import { setImmediate as pause } from "node:timers/promises";
import { z } from "zod";
import { channel } from "../teams/rig.ts";
import type { Answer, Asking, Caller, Instance } from "./installation.ts";

/** Of each person. */
export const steps = 8;

/** What people were told that was done. */
export interface Acknowledged {
  /** Ids of tips written by hand, by their titles. */
  readonly written: Map<string, string>;
  /** Ids of the tips of messages, by the message; every answer that came. */
  readonly fromMessages: Map<string, string[]>;
  /** Lines added to the shared tip. */
  readonly lines: string[];
  /** Who was told that they have joined. */
  readonly joined: Set<string>;
  /** What should not have been answered, such as a fault. */
  readonly unexpected: string[];
}

interface Load {
  readonly people: readonly Caller[];
  /** Those that still answer; whoever does not is taken out. */
  readonly instances: Instance[];
  readonly communityId: string;
  /** Saved by the first of the people, and so changed as that person by all: one person with several devices. */
  readonly sharedTipId: string;
  /** Called after each step of each person with the number of steps taken so far. */
  readonly onStep: (taken: number) => void;
}

const tipAnswer = z.object({ id: z.string(), version: z.string(), markdown: z.string() });
const savedAnswer = z.object({ tip: tipAnswer });
const changedAnswer = z.object({ error: z.object({ current: tipAnswer }) });

export const messageId = (step: number) => String(1_700_000_000_000 + step);

export async function work(load: Load): Promise<Acknowledged> {
  const acknowledged: Acknowledged = {
    written: new Map(),
    fromMessages: new Map(),
    lines: [],
    joined: new Set(),
    unexpected: [],
  };
  let taken = 0;
  await Promise.all(
    load.people.map(async (person, number) => {
      const worker = new Worker(load, acknowledged, person, number);
      for (let step = 0; step < steps; step++) {
        await worker.takeStep(step);
        load.onStep(++taken);
      }
    }),
  );
  return acknowledged;
}

class Worker {
  readonly #load: Load;
  readonly #told: Acknowledged;
  readonly #person: Caller;
  readonly #number: number;
  #turn: number;

  constructor(load: Load, delivered: Acknowledged, person: Caller, number: number) {
    this.#load = load;
    this.#told = delivered;
    this.#person = person;
    this.#number = number;
    this.#turn = number;
  }

  async takeStep(step: number): Promise<void> {
    await this.#writeTip(step);
    await Promise.all([this.#saveMessage(step), this.#saveMessageByBot(step)]);
    await this.#addLine(step);
    await this.#look(step);
    await this.#join(step);
  }

  async #writeTip(step: number): Promise<void> {
    const title = `Tip ${step} of person ${this.#number}`;
    const body = { ...tipFields(title), nonce: `nonce-of-${this.#number}-${step}` };
    const answer = await this.#ask(`${this.#community}/tips`, { method: "POST", body }, [200, 201]);
    const saved = savedAnswer.safeParse(answer.body);
    if (saved.success) this.#told.written.set(title, saved.data.tip.id);
  }

  /** All people save the same messages. */
  async #saveMessage(step: number): Promise<void> {
    const source = { conversationId: channel.id, messageId: messageId(step) };
    const body = { ...tipFields(`Message ${step}`), source, nonce: `nonce-of-${this.#number}-m${step}` };
    const answer = await this.#ask(`${this.#community}/tips`, { method: "POST", body }, [200, 201]);
    const saved = savedAnswer.safeParse(answer.body);
    if (!saved.success) return;
    const ids = this.#told.fromMessages.get(messageId(step)) ?? [];
    this.#told.fromMessages.set(messageId(step), [...ids, saved.data.tip.id]);
  }

  async #saveMessageByBot(step: number): Promise<void> {
    const { title, markdown } = tipFields(`Message ${step}`);
    const value = {
      commandId: "saveTip",
      commandContext: "message",
      messagePayload: {
        id: messageId(step),
        createdDateTime: "2026-01-05T09:00:00.123Z",
        from: { user: { id: this.#person.userId, displayName: this.#person.name } },
        body: { contentType: "html", content: `<p>${markdown}</p>` },
      },
      data: {
        nonce: `nonce-of-${this.#number}-b${step}`,
        community: this.#load.communityId,
        title,
        markdown,
        tags: "",
        credit: "me",
      },
    };
    const fields = { type: "invoke", name: "composeExtension/submitAction", value };
    const answer = await this.#send((instance) => instance.deliver(fields, { by: this.#person }), [200]);
    if (!JSON.stringify(answer.body).includes("postTip")) {
      this.#told.unexpected.push(`The bot answered ${JSON.stringify(answer.body)}`);
    }
  }

  /** Reads, adds and writes until it was written; a line that is there already was written before the answer was lost. */
  async #addLine(step: number): Promise<void> {
    const line = `- ${this.#number}.${step}`;
    const path = `${this.#community}/tips/${this.#load.sharedTipId}`;
    const [by = this.#person] = this.#load.people;
    let tip = tipAnswer.parse((await this.#ask(path, { by }, [200])).body);
    while (!tip.markdown.split("\n").includes(line)) {
      const body = {
        ...tipFields("Shared"),
        markdown: `${tip.markdown}\n${line}`,
        credit: undefined,
        version: tip.version,
      };
      const answer = await this.#ask(path, { by, method: "PUT", body }, [200, 409]);
      tip =
        answer.status === 409 ? changedAnswer.parse(answer.body).error.current : tipAnswer.parse(answer.body);
    }
    this.#told.lines.push(line);
  }

  async #look(step: number): Promise<void> {
    await this.#ask(`${this.#community}/search`, { method: "POST", body: { q: "person" } }, [200]);
    const id = this.#told.written.get(`Tip ${step} of person ${this.#number}`) ?? "";
    await this.#ask(`${this.#community}/tips/${id}`, {}, [200]);
    await this.#ask(this.#community, {}, [200]);
  }

  async #join(step: number): Promise<void> {
    const method = step % 2 === 0 ? "PUT" : "DELETE";
    await this.#ask(`/api/me/communities/${this.#load.communityId}`, { method }, [204]);
    if (method === "PUT") this.#told.joined.add(this.#person.userId);
    else this.#told.joined.delete(this.#person.userId);
  }

  get #community(): string {
    return `/api/communities/${this.#load.communityId}`;
  }

  #ask(path: string, asking: Partial<Asking>, expected: readonly number[]): Promise<Answer> {
    return this.#send((instance) => instance.ask(path, { by: this.#person, ...asking }), expected);
  }

  async #send(send: (instance: Instance) => Promise<Answer>, expected: readonly number[]): Promise<Answer> {
    for (;;) {
      const { instances } = this.#load;
      const instance = instances[this.#turn++ % instances.length];
      if (!instance) throw new Error("No instance answers.");
      try {
        const answer = await send(instance);
        if (!expected.includes(answer.status)) {
          this.#told.unexpected.push(`${answer.status}: ${JSON.stringify(answer.body)}`);
        }
        return answer;
      } catch {
        // No answer: it has ended.
        if (instances.includes(instance)) instances.splice(instances.indexOf(instance), 1);
        await pause();
      }
    }
  }
}

const tipFields = (title: string) => ({
  title,
  markdown: `What ${title} says.`,
  tags: [],
  credit: { kind: "me" },
});
