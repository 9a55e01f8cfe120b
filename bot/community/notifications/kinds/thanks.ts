import { z } from "zod";
import { shorten } from "../../text/shorten.ts";
import { isReceived, receivedFrom, receivedThanks } from "../../thanks/received.ts";
import { noticeReader } from "../kind.ts";

const quoteLength = 200;

const choicesBy = { shown: "showThanks", kept: "keepThanks" } as const;

/** Thanks to the person. What they read is their own, whatever access they have. */
export const thanksNotice = noticeReader({
  ids: z.object({ communityId: z.string(), thanksId: z.string() }),
  thing: ({ thanksId }) => thanksId,
  async read(deps, person, { thanksId }) {
    const records = deps.records.forTenant(person.tenantId);
    const record = await receivedThanks.findRecord(records, { to: person, id: thanksId });
    if (!record || !isReceived(record))
      return { says: "thanks.gone", values: {}, actions: [], isNews: false };
    const { from, communityName, reason, state } = receivedFrom(record);
    return {
      says: state === "waiting" ? "thanks.ask" : `thanks.${state}`,
      community: { name: communityName },
      values: { name: from.name },
      quote: shorten(reason, quoteLength),
      link: deps.links.myThanks(),
      actions: (["shown", "kept"] as const)
        .filter((one) => one !== state)
        .map((one) => ({ verb: "answerThanks" as const, thanksId, choice: choicesBy[one] })),
      isNews: state === "waiting",
    };
  },
});
