import { meaningOf, type AttachmentMeaning, type MessageAttachment } from "./message-attachments.ts";

/** Teams allows ten or so. */
const mostAttachments = 50;

/** The attachments of a message that have no place in its text yet. */
export class WaitingAttachments {
  readonly #waiting: { readonly id: unknown; readonly meaning: AttachmentMeaning }[];
  /** Attachments above {@link mostAttachments}. */
  readonly leftOut: number;

  constructor(attachments: readonly MessageAttachment[]) {
    const first = attachments.slice(0, mostAttachments);
    this.#waiting = first.map((attachment) => ({ id: attachment.id, meaning: meaningOf(attachment) }));
    this.leftOut = attachments.length - first.length;
  }

  /** The first one; with an id, the one that has it. */
  take(id?: string): AttachmentMeaning | undefined {
    if (id === undefined) return this.#take(() => true);
    return id === "" ? undefined : this.#take((ids) => ids.includes(id));
  }

  /** The first quote for which the HTML has no place. */
  takeQuoteBeside(html: string): AttachmentMeaning | undefined {
    const hasPlace = (id: unknown) =>
      typeof id === "string" && id !== "" && html.includes(`<attachment id="${id}"`);
    return this.#take((ids, { kind }) => kind === "quote" && !ids.some(hasPlace));
  }

  #take(
    isMeant: (ids: readonly unknown[], meaning: AttachmentMeaning) => boolean,
  ): AttachmentMeaning | undefined {
    const at = this.#waiting.findIndex(({ id, meaning }) =>
      isMeant(meaning.kind === "quote" ? [id, meaning.id] : [id], meaning),
    );
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0]?.meaning;
  }
}
