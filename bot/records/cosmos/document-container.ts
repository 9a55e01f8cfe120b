// The documents of one container, asked for one at a time or by a query, and checked as they come.
import type { Container, FeedOptions, SqlQuerySpec } from "@azure/cosmos";
import { z } from "zod";
import { StoreUnavailableError } from "../records.ts";
import type { Answer, Call } from "./calls.ts";
import { contentPatch, documentId, isAt, newDocument, partitionKeyOf, storedDocument } from "./documents.ts";
import type { Content, Place, StoredDocument } from "./documents.ts";
import { failureOf, isUnsure, ownerMissing } from "./failures.ts";

/** The SDK gives nothing at all where a query over all partitions ends. */
const rows = z.array(storedDocument).default([]);

/** Documents in one answer, if they fit into its 4 MB. */
const maxItemCount = 1000;

export interface Sending {
  /** The document as this write left it; undefined when the condition did not hold. */
  readonly written: StoredDocument | undefined;
  /** Whether an answer was lost on the way, so that `undefined` may be our own doing. */
  readonly isUnsure: boolean;
}

interface Found extends Answer {
  readonly documents: readonly StoredDocument[];
}

interface Answered extends Answer {
  readonly statusCode: number;
  readonly substatus?: number;
  readonly resource?: unknown;
}

export class DocumentContainer {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** Also finds what has expired and what stands for a removal. */
  async read(call: Call, place: Place): Promise<StoredDocument | undefined> {
    const answer = await call.read(async (abortSignal): Promise<Answered> => {
      const { resource, statusCode, substatus, requestCharge } = await this.#item(place).read<object>({
        abortSignal,
      });
      if (statusCode === 404 && substatus === ownerMissing)
        throw new StoreUnavailableError("containerMissing");
      return { resource, statusCode, requestCharge };
    });
    return answer.statusCode === 404 ? undefined : checked(answer.resource, place);
  }

  /** Only if no document is there. */
  create(call: Call, place: Place, content: Content): Promise<Sending> {
    const document = newDocument(place, content);
    return this.#send(call, place, content.writer, (abortSignal) =>
      this.#container.items.create(document, { abortSignal }),
    );
  }

  /** As new, only over this very state of a document. */
  replace(call: Call, place: Place, content: Content, etag: string): Promise<Sending> {
    const document = newDocument(place, content);
    return this.#send(call, place, content.writer, (abortSignal) =>
      this.#item(place).replace(document, { abortSignal, accessCondition: only(etag) }),
    );
  }

  /** Keeps what a later write keeps; only over this very state of a document. */
  change(call: Call, place: Place, content: Content, etag: string): Promise<Sending> {
    const patch = contentPatch(content);
    return this.#send(call, place, content.writer, (abortSignal) =>
      this.#item(place).patch(patch, { abortSignal, accessCondition: only(etag) }),
    );
  }

  /** Whatever its state; gone already is as good. */
  async delete(call: Call, place: Place): Promise<void> {
    try {
      await call.read((abortSignal) => this.#item(place).delete({ abortSignal }));
    } catch (error) {
      const { code, substatus } = failureOf(error);
      if (code !== 404 || substatus === ownerMissing) throw error;
    }
  }

  /**
   * Answers are not to be believed as to the partition: a store might ignore it.
   * @param isEnough whether what was found so far will do; if left out, it reads to the end.
   */
  queryPartition(
    call: Call,
    partition: Omit<Place, "id">,
    spec: SqlQuerySpec,
    isEnough?: (found: readonly StoredDocument[]) => boolean,
  ): Promise<Found> {
    return this.#query(call, spec, { partitionKey: partitionKeyOf(partition) }, isEnough);
  }

  queryAll(call: Call, spec: SqlQuerySpec): Promise<Found> {
    return this.#query(call, spec, {});
  }

  #item(place: Place) {
    return this.#container.item(documentId(place.id), partitionKeyOf(place));
  }

  /**
   * Sends until it is known what became of it. After an answer was lost, the document there says by its writer's mark
   * whether it was written; if not, the same is sent again: its condition lets it happen once at most.
   */
  async #send(
    call: Call,
    place: Place,
    writer: string,
    question: (signal: AbortSignal) => Promise<Answered>,
  ): Promise<Sending> {
    for (let sending = 1; ; sending += 1) {
      try {
        const { resource } = await call.write(question);
        return { written: checked(resource, place), isUnsure: sending > 1 };
      } catch (error) {
        if (isConditionFailure(error)) return { written: undefined, isUnsure: sending > 1 };
        if (!isUnsure(error)) throw error;
        const there = await this.read(call, place);
        if (there?.writer === writer) return { written: there, isUnsure: true };
        if (!(await call.rest(sending, error))) throw error;
      }
    }
  }

  /** A text says by its TOP how much the end may be. */
  #query(
    call: Call,
    spec: SqlQuerySpec,
    options: FeedOptions,
    isEnough: (found: readonly StoredDocument[]) => boolean = () => false,
  ): Promise<Found> {
    return call.read(async (abortSignal) => {
      const documents: StoredDocument[] = [];
      const pages = this.#container.items.query<unknown>(spec, { ...options, abortSignal, maxItemCount });
      let requestCharge = 0;
      while (pages.hasMoreResults() && !isEnough(documents)) {
        const page = await pages.fetchNext();
        documents.push(...rows.parse(page.resources));
        requestCharge += page.requestCharge;
      }
      return { documents, requestCharge };
    });
  }
}

const only = (etag: string) => ({ type: "IfMatch", condition: etag }) as const;

/** Absent, already there, or another state than expected. */
function isConditionFailure(error: unknown): boolean {
  return [404, 409, 412].includes(failureOf(error).code ?? 0);
}

/** A store that hands out another document than was asked for must not be believed. */
function checked(resource: unknown, place: Place): StoredDocument {
  const document = storedDocument.parse(resource);
  if (!isAt(document, place)) throw new Error("The store handed out another document than was asked for.");
  return document;
}
