// The tab as a person meets it in a plain browser. What is seen and done stands in specs/, by what it is about; each
// test file has some of them, with a server and a browser of its own, so that files run side by side.
import { startTabRig, type TabRig } from "./rig.ts";

export function describeInBrowser(...specs: readonly ((rig: () => TabRig) => void)[]): void {
  describe("the tab in a plain browser", function () {
    this.timeout(60_000);

    let rig: TabRig;

    before(async () => {
      rig = await startTabRig();
    });
    after(() => rig.close());
    afterEach(() => rig.pages.giveBack());

    for (const spec of specs) spec(() => rig);
  });
}
