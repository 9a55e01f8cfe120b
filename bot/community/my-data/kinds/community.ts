// The community itself, what was done to it, its charter, reports and access requests.
import { namesPerson } from "../../../contract/actions.ts";
import {
  actionRecords,
  chainedActionFrom,
  chainHeads,
  erasedAction,
} from "../../communities/action-chain.ts";
import { actionFrom } from "../../communities/actions.ts";
import type { ActionNote } from "../../communities/action-note.ts";
import { charterFrom, charterKind, charterRevisionKind } from "../../communities/charter.ts";
import { charterParts } from "../../../contract/charter.ts";
import { endedAccessRequest, findAccessRequest, accessRequests } from "../../communities/access-request.ts";
import { communityRecords, communityFrom } from "../../communities/community.ts";
import { reportFrom, reportKind, settledKind } from "../../moderation/report-entry.ts";
import { askMe, withoutAskMe } from "../../personal/ask-me.ts";
import { followers, withoutFollower } from "../../personal/followers.ts";
import type { InventoriedKind } from "../data-inventory.ts";
import { personalDataKind, type PersonalDataKind } from "../personal-data-kind.ts";
import { isCalled, isThem, mentions, mentionsName, type Person } from "../person.ts";
import { withoutPerson } from "../without-person.ts";

const isAboutThem = ({ kind, about }: ActionNote, person: Person): boolean =>
  namesPerson.has(kind) && isCalled(person, about);

function actionWithout<Note extends ActionNote>(note: Note, person: Person, erasedUserId: string): Note {
  const without = withoutPerson(note, person, erasedUserId);
  return isAboutThem(note, person) ? { ...without, about: "" } : without;
}

const communityItself = personalDataKind({
  kind: communityRecords.kind,
  about(record, person) {
    const community = communityFrom(record);
    const { name, admitted, formerStewards } = community;
    const former = formerStewards.find(({ userId }) => isThem(person, userId));
    return {
      data: {
        communityName: name,
        isSteward: community.stewardDetails.some(({ userId }) => isThem(person, userId)),
        ...(former && { stewardUntil: former.at }),
        isLetIn: admitted.some(({ userId }) => isThem(person, userId)),
      },
    };
  },
  without(record, person, { erasedUserId }) {
    const community = communityFrom(record);
    const others = <One extends { readonly userId: string }>(people: readonly One[]) =>
      people.filter(({ userId }) => !isThem(person, userId)).map((one) => ({ ...one }));
    const { lastAction } = community;
    const changed = communityRecords.changed(record, {
      stewards: others(community.stewardDetails),
      formerStewards: others(community.formerStewards),
      admitted: others(community.admitted),
      ...(lastAction && { lastAction: actionWithout(lastAction, person, erasedUserId) }),
    });
    return { ...changed, body: withoutPerson(changed.body, person, erasedUserId) };
  },
});

const action = personalDataKind({
  kind: actionRecords.kind,
  about(record, person) {
    const note = actionFrom(record);
    const isTheirs = isThem(person, note.by.userId);
    if (!isTheirs && !isAboutThem(note, person)) return undefined;
    const { at, kind, about, before, reason, entry } = note;
    if (!isTheirs) return { data: { at, kind, isAboutYou: true } };
    return { data: { at, kind, ...(!namesPerson.has(kind) && { about, before }), reason, entry } };
  },
  concerns: (record, person) =>
    mentions(person, record.body) ||
    (mentionsName(person, record.body) && isAboutThem(actionFrom(record), person)),
  without(record, person, { erasedUserId }) {
    const action = chainedActionFrom(record);
    return actionRecords.changed(record, erasedAction(action, actionWithout(action, person, erasedUserId)));
  },
});

/** Its newest action is in the list, too, except while it is being appended. */
const actionChain = personalDataKind({
  kind: chainHeads.kind,
  concerns: (record, person) =>
    mentions(person, record.body) || isAboutThem(chainHeads.read(record).last, person),
  without(record, person, { erasedUserId }) {
    const { last } = chainHeads.read(record);
    const erased = erasedAction(last, actionWithout(last, person, erasedUserId));
    return chainHeads.changed(record, { last: erased });
  },
});

const charterOf = (kind: InventoriedKind): PersonalDataKind =>
  personalDataKind({
    kind,
    about(record, person) {
      const charter = charterFrom(record);
      if (!isThem(person, charter.by.userId)) return undefined;
      const { by: _by, ...data } = charter;
      const markdown = charterParts
        .map((part) => charter[part])
        .filter((text) => text !== "")
        .join("\n\n");
      return { data, pages: [{ folder: "charters", title: `Charter ${charter.number}`, markdown }] };
    },
  });

const reportOf = (kind: InventoriedKind): PersonalDataKind =>
  personalDataKind({
    kind,
    about(record, person) {
      const { by, ...data } = reportFrom(record);
      return isThem(person, by.userId) ? { data } : undefined;
    },
  });

const accessRequest = personalDataKind({
  kind: accessRequests.kind,
  about(record, person) {
    const asked = findAccessRequest(record);
    if (!asked || !isThem(person, asked.by.userId)) return undefined;
    return { data: { message: asked.message, at: asked.at } };
  },
  without: (record, _person, { now }) => endedAccessRequest(record, now),
});

/** What they follow is in their own records. */
const followersOfThing = personalDataKind({
  kind: followers.kind,
  about: () => ({ data: { youAreToldOfIt: true } }),
  without: (record, person) => withoutFollower(record, person.userId),
});

/** Their own line, and gone with them. */
const askMeOfCommunity = personalDataKind({
  kind: askMe.kind,
  about(record, { userId }) {
    const tags = askMe.read(record).people.find((one) => one.userId === userId)?.tags;
    return tags && { data: { youMayBeAskedAbout: tags } };
  },
  without: (record, person) => withoutAskMe(record, person.userId),
});

export const communityKinds: readonly PersonalDataKind[] = [
  communityItself,
  action,
  actionChain,
  charterOf(charterKind),
  charterOf(charterRevisionKind),
  reportOf(reportKind),
  reportOf(settledKind),
  accessRequest,
  followersOfThing,
  askMeOfCommunity,
];
