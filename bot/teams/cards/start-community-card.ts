import type { Strings } from "../../strings/strings.ts";
import { button } from "./buttons.ts";
import { type Card, cardOf, sentence } from "./card.ts";
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
  const title = strings("card.startHere");
  return cardOf({
    icon: "PeopleCommunity",
    title,
    body: [
      ...faultNotice(strings, form.fault),
      sentence(strings("card.startWhy")),
      ...communityFields(strings, form.fault, {
        ids: { name: "name", purpose: "purpose" },
        name: form.typed?.name ?? suggestedName(strings, form.placeName),
        purpose: form.typed?.purpose ?? "",
        isRequired: true,
      }),
    ],
    actions: [button(strings("card.start"), "startCommunity", { nonce: form.nonce }, "positive")],
    news: title,
  });
}
