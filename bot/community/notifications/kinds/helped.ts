import { z } from "zod";
import { heardStories, storiesOfBatch } from "../../stories/hearing.ts";
import { heardViews } from "../../stories/read-stories.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader } from "../kind.ts";

/**
 * The stories that the person's help made possible, of a day together: without a number, and only with names that their
 * authors gave.
 */
export const helpedNotice = noticeReader({
  ids: z.object({ batch: z.string() }),
  thing: ({ batch }) => batch,
  async read(deps, person, { batch }) {
    const list = await heardStories.find(deps.records.forTenant(person.tenantId), person);
    // A newer version's stories are its own to deliver.
    const readDeps = { ...deps, onUnreadable: () => undefined };
    const stories = await heardViews(readDeps, person, storiesOfBatch(list, batch));
    const shown = stories.find(({ text }) => text !== "") ?? stories[0];
    if (!shown) return undefined;
    const says = sentenceOf(stories.length, shown);
    const name = shown.teller === undefined ? "" : ` (${shown.teller.name})`;
    return {
      says,
      community: { name: shown.communityName },
      values: {
        ...(shown.about.title !== undefined && { title: shown.about.title }),
        ...(shown.problem && { problem: shown.problem.title }),
      },
      ...(shown.text !== "" && { quote: `${quoteOf(shown.text)}${name}` }),
      link: deps.links.myStories(),
      actions: [],
      isNews: true,
    };
  },
});

function sentenceOf(
  howMany: number,
  { about, problem }: { readonly about: { readonly title?: string }; readonly problem?: object },
) {
  if (about.title === undefined) return problem ? ("helped.problem" as const) : ("helped.person" as const);
  return howMany > 1 ? ("helped.several" as const) : ("helped.one" as const);
}
