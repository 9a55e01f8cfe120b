// What a kind of notice is. Each is a file in kinds/ and a line in kinds.ts.
import { z } from "zod";
import type {
  acceptNoticedReplyData,
  answerCreditData,
  answerAccessRequestData,
  answerThanksData,
  declineAskedData,
  NoticeSentence,
  NoticeWay,
} from "../../contract/notices.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import type { Notice } from "../outbox/notice.ts";

export type NoticeDeps = Pick<CommunityDeps, "records" | "access" | "links" | "now">;

export type NoticeAction =
  | ({
      readonly verb: "answerCredit";
      /** It has other authors, too, which changes what withdrawing does. */
      readonly isShared?: boolean;
    } & z.infer<typeof answerCreditData>)
  | ({ readonly verb: "acceptNoticedReply" } & z.infer<typeof acceptNoticedReplyData>)
  | ({ readonly verb: "answerAccessRequest" } & z.infer<typeof answerAccessRequestData>)
  | ({ readonly verb: "declineAsked" } & z.infer<typeof declineAskedData>)
  | { readonly verb: "replyToProblem"; readonly communityId: string; readonly problemId: string }
  | ({ readonly verb: "answerThanks" } & z.infer<typeof answerThanksData>);

/** One line of a card, as things are now. */
export interface NoticeLine {
  readonly says: NoticeSentence;
  /** Where it comes from; the emblem is known where the community was read. */
  readonly community?: Pick<Community, "name" | "emblem">;
  /** Places in the sentence, besides the community; people's text. */
  readonly values: Readonly<Record<string, string>>;
  /** The beginning of a text, below the sentence. */
  readonly quote?: string;
  /** https address of the thing. */
  readonly link?: string;
  /** What the person can do about it on its page; each stands in place of the link. */
  readonly ways?: readonly { readonly to: NoticeWay; readonly link: string }[];
  readonly actions: readonly NoticeAction[];
  /** False: it changes an existing card, and is not worth a new one. */
  readonly isNews: boolean;
}

interface KindParts<Ids> {
  readonly ids: z.ZodType<Ids>;
  /** Notices of one kind about the same thing are one line: the newest. */
  readonly thing: (ids: Ids) => string;
  /** What the person may see of it now; undefined: nothing. */
  readonly read: (deps: NoticeDeps, person: Actor, ids: Ids) => Promise<NoticeLine | undefined>;
}

export interface NoticeReader {
  readonly thing: (notice: Notice) => string;
  readonly read: (deps: NoticeDeps, person: Actor, notice: Notice) => Promise<NoticeLine | undefined>;
}

const unseen = new Set(["notFound", "appNotInstalled", "communityClosed"]);

/** The person may not see it, or it is gone. */
export const isUnseen = (error: unknown): boolean =>
  error instanceof Refusal && unseen.has(error.reason.code);

/** A kind, its ids parsed. What the person may not see any more gives no line. */
export const noticeReader = <Ids>({ ids, thing, read }: KindParts<Ids>): NoticeReader => ({
  thing: (notice) => thing(ids.parse(notice.ids)),
  async read(deps, person, notice) {
    try {
      return await read(deps, person, ids.parse(notice.ids));
    } catch (error) {
      if (isUnseen(error)) return undefined;
      throw error;
    }
  },
});

export const ofProblem = z.object({ communityId: z.string(), problemId: z.string() });
export const ofReply = ofProblem.extend({ replyId: z.string() });
export const ofTip = z.object({ communityId: z.string(), tipId: z.string() });
