// The conversation between Teams and the dialog of `saveTip`, on the real bot.
import assert from "node:assert/strict";
import { findCommunityOfPlace } from "../../bot/community/communities/places.ts";
import { listTips } from "../../bot/community/tips/read-tips.ts";
import type { Tip } from "../../bot/community/tips/tip.ts";
import { actorOf, ada, ben, channel, type Rig, startRig, type Where } from "./rig.ts";
import * as client from "./card-client.ts";

/** A message of ben's in the channel. */
export const post = {
  id: "1767603600000",
  createdDateTime: "2026-01-05T09:00:00.123Z",
  linkToMessage: "https://teams.microsoft.com/l/message/19:releases@thread.tacv2/1767603600000",
  from: { user: { id: ben.userId, displayName: ben.name } },
  body: {
    contentType: "html",
    content: "<p>Restart the <b>print spooler</b> first. It helps nine times of ten.</p>",
  },
  attachments: [],
  mentions: [],
  reactions: [],
};

/** The action was called from the box where people write, not on a message. */
export const noMessage = Symbol("no message");

export interface SaveTipRig extends Rig {
  /** The card of the dialog that opens. */
  open(messagePayload?: unknown, where?: Where): Promise<unknown>;
  /** The sentence instead of a dialog. */
  openRefused(messagePayload?: unknown, where?: Where): Promise<string>;
  /** The last step of the dialog. */
  save(data: unknown, messagePayload?: unknown, where?: Where): Promise<unknown>;
  /** The card for the box where people write. */
  postTip(data: unknown, messagePayload?: unknown, where?: Where): Promise<unknown>;
  /** The dialog that comes back. */
  saveRefused(data: unknown, messagePayload?: unknown, where?: Where): Promise<unknown>;
  tipsIn(place?: { readonly id: string }): Promise<readonly Tip[]>;
  /** The one tip of the channel. */
  onlyTip(): Promise<Tip>;
}

export async function startSaveTipRig(): Promise<SaveTipRig> {
  const rig = await startRig();

  async function invoke(
    name: "fetchTask" | "submitAction",
    more: object,
    messagePayload: unknown,
    where?: Where,
  ) {
    const isOnMessage = messagePayload !== noMessage;
    const value = {
      commandId: "saveTip",
      commandContext: isOnMessage ? "message" : "compose",
      ...(isOnMessage && { messagePayload }),
      ...more,
    };
    const { status, body } = await rig.invoke(`composeExtension/${name}`, value, where);
    assert.equal(status, 200);
    return body;
  }

  async function tipsIn(place: { readonly id: string } = channel) {
    const community = await findCommunityOfPlace(rig.deps, actorOf(ada), place.id, "read");
    return community ? (await listTips(rig.deps, actorOf(ada), community.id)).tips : [];
  }

  return {
    ...rig,
    open: async (payload = post, where) => client.dialogOf(await invoke("fetchTask", {}, payload, where)),
    openRefused: async (payload = post, where) =>
      client.dialogSentenceOf(await invoke("fetchTask", {}, payload, where)),
    save: async (data, payload = post, where) =>
      client.dialogOf(await invoke("submitAction", { data }, payload, where)),
    postTip: async (data, payload = post, where) =>
      client.resultOf(await invoke("submitAction", { data }, payload, where)),
    saveRefused: async (data, payload = post, where) =>
      client.dialogOf(await invoke("submitAction", { data }, payload, where)),
    tipsIn,
    async onlyTip() {
      const [tip, ...others] = await tipsIn();
      assert.ok(tip && others.length === 0);
      return tip;
    },
  };
}
