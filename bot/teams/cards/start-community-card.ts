import { ExecuteAction, SubmitAction } from "@microsoft/teams.cards";
import type { CardVerb } from "../../contract/commands.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Card, attachmentOf, cardOf, heading, sentence } from "./card.ts";
import { communityFields, suggestedName } from "./community-fields.ts";
import { faultNotice, type FormFault } from "./form-parts.ts";

interface StartCommunityForm {
  /** What people call the channel or chat, or the name that somebody wrote after the command; may be empty. */
  readonly placeName: string;
  readonly nonce: string;
  /** Why the form comes back. */
  readonly fault?: FormFault;
  /** What was typed before; without it the name is the place's. */
  readonly typed?: { readonly name: string; readonly purpose: string };
}

/** The form with which the bot starts a community; it submits `startCommunityData`. */
export function startCommunityCard(strings: Strings, form: StartCommunityForm): Card {
  const verb: CardVerb = "startCommunity";
  const title = strings("card.start");
  const data = { verb, nonce: form.nonce };
  const body = [
    heading(strings("card.startTitle")),
    ...faultNotice(strings, form.fault),
    sentence(strings("card.startWhy")),
    ...communityFields(strings, form.fault, {
      ids: { name: "name", purpose: "purpose" },
      name: form.typed?.name ?? suggestedName(strings, form.placeName),
      purpose: form.typed?.purpose ?? "",
    }),
  ];
  const start = new ExecuteAction({
    title,
    verb,
    data,
    style: "positive",
    fallback: new SubmitAction({ title, data, style: "positive" }),
  });
  return attachmentOf(cardOf(body, [start], strings("card.startTitle")));
}
