import { storyFrom } from "../../stories/story.ts";
import { personalDataKind } from "../personal-data-kind.ts";
import { isThem } from "../person.ts";

/** Shared ones and private ones. */
const kind = "story.";

const ofStory = personalDataKind({ kind });

/** One's own to take back, at any time: so they go whole. Those of others may have been hidden by them. */
export const story = personalDataKind({
  kind,
  about(record, person) {
    const { by, id: _id, hidden, importedBy: _by, ...data } = storyFrom(record);
    const hiding = hidden && { reason: hidden.reason, at: hidden.at, answer: hidden.answer };
    if (!isThem(person, by.userId))
      return isThem(person, hidden?.by.userId)
        ? { data: { hiddenByYou: { ...hiding, answer: undefined } } }
        : undefined;
    return {
      data: { ...data, ...(hiding && { hidden: hiding }) },
      ...(data.text !== "" && {
        pages: [{ folder: "stories", title: data.createdAt, markdown: data.text }],
      }),
    };
  },
  without: (record, person, erasing) =>
    isThem(person, storyFrom(record).by.userId) ? undefined : ofStory.without(record, person, erasing),
});
