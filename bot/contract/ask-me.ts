// What members say that they may be asked about.
import { z } from "zod";
import { tags, typedTags } from "./fields.ts";
import { limits } from "./limits.ts";

/** `PUT …/ask-me`: all of one's own; none takes the line away. */
export const askMeInput = z.object({ tags: tags.pipe(z.array(z.string()).max(limits.askMeTags)) });
export type AskMeInput = z.infer<typeof askMeInput>;

/** `GET …/ask-me`, and the answer to its change: one's own tags, as they are called now. */
export interface AskMeView {
  tags: string[];
}

/** `POST …/askable`: any of these tags, in one line. In a body, since they may be of a question that is being typed. */
export const askableInput = z.object({ tags: typedTags });
