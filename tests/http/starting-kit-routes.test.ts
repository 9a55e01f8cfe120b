import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { StartingKitView } from "../../bot/contract/starting-kit.ts";
import { mira, startedCommunity, startRig, stranger, tom, valueAt, type Person, type Rig } from "./rig.ts";

describe("the tab's API of the starting kit", () => {
  let rig: Rig;
  let community: string;
  let steward: Person;
  let other: Person;

  beforeEach(async () => {
    rig = await startRig();
    community = `/api/communities/${await startedCommunity(rig)}`;
    const { json } = await rig.ask("GET", community, { as: mira });
    [steward, other] = valueAt(json, "mine", "isSteward") === true ? [mira, tom] : [tom, mira];
  });
  afterEach(() => rig.close());

  const read = (as: Person) => rig.ask("GET", `${community}/starting-kit`, { as });
  const change = (body: unknown, as = steward) => rig.ask("PUT", `${community}/starting-kit`, { as, body });
  const stateOf = (json: unknown, step: string) =>
    (json as StartingKitView).steps.find((one) => one.step === step)?.state;

  it("shows the steps to a steward, hides them and takes that back", async () => {
    const before = await read(steward);
    const without = await change({ isHidden: true });
    const hidden = await read(steward);
    const again = await change({ isHidden: false });

    assert.deepEqual(
      [before, without, hidden, again].map(({ status, json }) => [status, stateOf(json, "rhythm")]),
      [
        [200, "open"],
        [200, undefined],
        [200, undefined],
        [200, "open"],
      ],
    );
    assert.deepEqual(hidden.json, { isHidden: true, steps: [] });
  });

  it("refuses everybody else, and what is no answer", async () => {
    const refusals = [
      await read(other),
      await change({ isHidden: true }, other),
      await read(stranger),
      await change({}),
    ];

    assert.deepEqual(
      refusals.map(({ status, json }) => [status, valueAt(json, "error", "code")]),
      [
        [403, "stewardsOnly"],
        [403, "stewardsOnly"],
        [404, "notFound"],
        [400, "invalidInput"],
      ],
    );
  });

  it("the community's page is the same for a steward and for everybody else, but for who is asked", async () => {
    const [ofSteward, ofOther] = await Promise.all(
      [steward, other].map((as) => rig.ask("GET", community, { as })),
    );

    const common = { ...(ofOther?.json as object), mine: undefined };
    assert.deepEqual({ ...(ofSteward?.json as object), mine: undefined }, common);
    assert.deepEqual(
      [ofSteward, ofOther].map((page) => valueAt(page?.json, "mine")),
      [
        { isSteward: true, isOnlySteward: true, hasJoined: true },
        { isSteward: false, isOnlySteward: false, hasJoined: false },
      ],
    );
  });
});
