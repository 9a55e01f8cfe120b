import assert from "node:assert/strict";
import { currentPerson, rememberPerson } from "../../../tab/src/teams/local-people.ts";
import { memoryStorage } from "../memory-storage.ts";

const ada = { userId: "1", name: "Ada Lovelace" };
const grace = { userId: "2", name: "Grace Hopper" };

describe("the local people-switch", () => {
  it("begins with the first person", () => {
    assert.equal(currentPerson([ada, grace], memoryStorage()), ada);
  });

  it("remembers who was chosen", () => {
    const storage = memoryStorage();

    rememberPerson(grace, storage);

    assert.equal(currentPerson([ada, grace], storage), grace);
  });

  it("forgets somebody who is no longer among the people", () => {
    const storage = memoryStorage();
    rememberPerson(grace, storage);

    assert.equal(currentPerson([ada], storage), ada);
  });
});
