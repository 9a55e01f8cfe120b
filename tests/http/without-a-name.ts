// All that a steward reads of a problem that was asked without a name. In two worlds that differ in nothing but who
// asked, the steward must read the same.
import assert from "node:assert/strict";
import { readableRequest, readableRoutes } from "./readable-routes.ts";
import { mira, startedCommunity, startRig, stranger, tom, valueAt, type Person, type Rig } from "./rig.ts";
import { zipEntries } from "./zip-entries.ts";

/** Mira looks after the community; she, Tom and the third person are in it, and two of them ask about another thing. */
async function askedBy(rig: Rig, asker: Person): Promise<Record<string, string>> {
  const [place = ""] = rig.roster.members.keys();
  rig.roster.members.set(place, new Set([mira.userId, tom.userId, stranger.userId]));
  const communityId = await startedCommunity(rig);
  const here = `/api/communities/${communityId}`;
  const done = async (as: Person, method: string, path: string, body: unknown) => {
    const { status, text, json } = await rig.ask(method, here + path, { as, body });
    assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
    return json;
  };
  for (const as of [tom, stranger]) {
    const body = { title: `Spool of ${as.name}`, nonce: `nonce-of-${as.userId}` };
    await done(as, "POST", "/problems", body);
  }

  const words = { title: "Spool jams", markdown: "Every morning.", tags: ["printing"] };
  const body = { ...words, withoutName: true, nonce: "nonce-of-problem" };
  const asked = await done(asker, "POST", "/problems", body);
  const problemId = String(valueAt(asked, "problem", "id"));
  const problem = `/problems/${problemId}`;
  const reply = (as: Person, markdown: string) =>
    done(as, "POST", `${problem}/replies`, { markdown, nonce: `nonce-of-${as.userId}` });
  const replied = await reply(mira, "Turn it off.");
  const accepted = `${problem}/replies/${String(valueAt(replied, "replies", "0", "id"))}/accepted`;
  await reply(asker, "It came back.");
  await done(asker, "PUT", accepted, {});
  await done(asker, "POST", `${problem}/reopened`, { reason: "It came back again." });
  await done(asker, "PUT", accepted, {});
  await done(asker, "PUT", `/board/problem/${problemId}`, {});
  const story = { text: "I print again.", readers: "community", withName: false };
  await done(asker, "PUT", `/my-story/problem/${problemId}`, story);
  return {
    communityId,
    problemId,
    kind: "problem",
    entryId: problemId,
    conversationId: "19:x@thread.tacv2",
  };
}

const peopleIds = [mira, tom, stranger].map(({ userId }) => userId);

/** Ids and times by the order in which they appear: they differ from one world to the next. Those of people stay. */
function inOrder(text: string): string {
  const seen = new Map<string, string>();
  return text.replace(/[\w-]{22,}|\d{4}-\d\d-\d\dT[\d:.]+Z/gu, (one) => {
    if (peopleIds.includes(one)) return one;
    const name = seen.get(one) ?? `#${seen.size}`;
    seen.set(one, name);
    return name;
  });
}

/** All that Mira can read: an answer by the pattern of its route, and each file of a zip by its name. */
export async function readByMira(asker: Person): Promise<Map<string, string>> {
  const rig = await startRig();
  try {
    const ids = await askedBy(rig, asker);
    const read = new Map<string, string>();
    for (const path of readableRoutes) {
      const { address, method, body } = readableRequest(path, ids);
      const headers = { authorization: `Local ${mira.userId}`, "content-type": "application/json" };
      const response = await fetch(rig.url + address, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.headers.get("content-type") !== "application/zip") {
        read.set(path, inOrder(await response.text()));
        continue;
      }
      for (const [name, text] of zipEntries(Buffer.from(await response.arrayBuffer())))
        read.set(`${path} ${name.replace(/[\w-]{22}\.md$/u, ".md")}`, inOrder(text));
    }
    return read;
  } finally {
    await rig.close();
  }
}
