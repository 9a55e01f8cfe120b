import assert from "node:assert/strict";
import { placeOfAddress } from "../../../../tab/src/features/configure/place-of-address.ts";

describe("trying the configuration page in a plain browser", () => {
  it("takes the place from the address", () => {
    assert.deepEqual(placeOfAddress("?conversationId=19:a@thread.tacv2&name=Ideas"), {
      conversationId: "19:a@thread.tacv2",
      kind: "channel",
      name: "Ideas",
    });
    assert.equal(placeOfAddress("?conversationId=19:a&kind=groupChat")?.kind, "groupChat");
  });

  for (const search of ["", "?conversationId=", "?conversationId=a/b", "?conversationId=19:a&kind=team"]) {
    it(`finds none in ${JSON.stringify(search)}`, () => {
      assert.equal(placeOfAddress(search), undefined);
    });
  }
});
