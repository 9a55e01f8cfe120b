// Stories that somebody told, and the figures in which they count.
import { storyFrom, storyKind } from "../../stories/story.ts";
import { figuresKind, figuresOfPerson, figuresWithout } from "../../stories/year-figures.ts";
import { heldKind } from "../held-kind.ts";
import { isThem } from "../person.ts";

const ofStory = heldKind({ kind: storyKind });

/** One's own to take back, at any time: so they go whole. Those of others may have been hidden by them. */
export const story = heldKind({
  kind: storyKind,
  about(record, person) {
    const { by, id: _id, hidden, ...data } = storyFrom(record);
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

/**
 * Figures hold no id: of what waits to be counted a salted sign of the person, of what is counted the rounded sum and the
 * ids of its stories. The sign goes. A sum cannot be lessened by one person without telling what they gave; so, as when a
 * story is taken back, it leaves the figures whole. Ids of stories stay: they are made from what a story is about and who
 * told it, lead to nothing any more, and keep the others' stories from being counted anew, which would tell.
 */
export const figures = heldKind({
  kind: figuresKind,
  concerns: (record, person) => figuresOfPerson(record, person) !== undefined,
  about(record, person) {
    const data = figuresOfPerson(record, person);
    return data && { data };
  },
  without: (record, person) => figuresWithout(record, person),
});
