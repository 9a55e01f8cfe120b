import assert from "node:assert/strict";
import { ClaimsIdentity } from "botframework-connector";
import { authenticationFor } from "../../bot/teams/bot-settings.ts";

describe("the bot's authentication", () => {
  it("has one client of people's sign-ins for all turns", async () => {
    const appId = "6e6e5e43-9a5c-4a1c-a7ab-7ff4a3a0f9e1";
    const authentication = authenticationFor({
      kind: "entra",
      appId,
      appType: "SingleTenant",
      tenantId: "0da9aa6d-8734-488f-99ea-324791843204",
      tenantIds: [],
      password: "secret",
      allowedServiceUrls: [],
    });
    const turn = () =>
      authentication.createUserTokenClient(new ClaimsIdentity([{ type: "aud", value: appId }], true));

    const first = await turn();

    assert.equal(await turn(), first);
  });
});
