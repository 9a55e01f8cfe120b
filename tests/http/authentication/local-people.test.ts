import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { NotSignedInError } from "../../../bot/http/authentication/authenticate.ts";
import { localPeople } from "../../../bot/http/authentication/local-people.ts";

const tenantId = "11111111-1111-4111-8111-111111111111";
const ada = { userId: "AAAAAAAA-0000-4000-8000-000000000001", name: "Ada" };

describe("the local people-switch", () => {
  const authenticate = localPeople({ tenantId, people: [ada] });

  it("lets one be a person of the list", async () => {
    const actor = await authenticate(`Local ${ada.userId}`);

    assert.deepEqual(actor, { tenantId, userId: ada.userId.toLowerCase(), name: "Ada" });
  });

  it("knows nobody else", async () => {
    const headers = [
      undefined,
      "",
      "Local",
      "Local ",
      "Local aaaaaaaa-0000-4000-8000-000000000002",
      "Local constructor",
      `Bearer ${ada.userId}`,
      `Local ${ada.userId} more`,
    ];

    for (const header of headers) await assert.rejects(authenticate(header), NotSignedInError);
  });
});
