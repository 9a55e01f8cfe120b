// The tab as a person meets it in a plain browser. What is seen and done stands in specs/, by what it is about.
import { startTabRig, type TabRig } from "./rig.ts";
import { describeAccessibility } from "./specs/accessibility.ts";
import { describeAttacks } from "./specs/attacks.ts";
import { describeBoard } from "./specs/board.ts";
import { describeBelonging } from "./specs/belonging.ts";
import { describeConfiguring } from "./specs/configuring.ts";
import { describeEditing } from "./specs/editing.ts";
import { describeFinding } from "./specs/finding.ts";
import { describeHurrying } from "./specs/hurrying.ts";
import { describeModeration } from "./specs/moderation.ts";
import { describeMyData } from "./specs/my-data.ts";
import { describeNotices } from "./specs/notices.ts";
import { describePasting } from "./specs/pasting.ts";
import { describePersonal } from "./specs/personal.ts";
import { describeProblems } from "./specs/problems.ts";
import { describeReading } from "./specs/reading.ts";
import { describeRoundUp } from "./specs/round-up.ts";
import { describeStartingKit } from "./specs/starting-kit.ts";
import { describeStarting } from "./specs/starting.ts";
import { describeStewardship } from "./specs/stewardship.ts";
import { describeTags } from "./specs/tags.ts";
import { describeStayingTrue } from "./specs/staying-true.ts";
import { describeThanks } from "./specs/thanks.ts";
import { describeStories } from "./specs/stories.ts";
import { describeTogether } from "./specs/together.ts";
import { describeWeight } from "./specs/weight.ts";
import { describeWriting } from "./specs/writing.ts";

describe("the tab in a plain browser", function () {
  this.timeout(60_000);

  let rig: TabRig;
  const theRig = () => rig;

  before(async () => {
    rig = await startTabRig();
  });
  after(() => rig.close());
  afterEach(() => rig.pages.giveBack());

  describeFinding(theRig);
  describeReading(theRig);
  describeWriting(theRig);
  describePasting(theRig);
  describeEditing(theRig);
  describeProblems(theRig);
  describePersonal(theRig);
  describeBoard(theRig);
  describeStayingTrue(theRig);
  describeBelonging(theRig);
  describeNotices(theRig);
  describeMyData(theRig);
  describeConfiguring(theRig);
  describeStarting(theRig);
  describeStewardship(theRig);
  describeStartingKit(theRig);
  describeModeration(theRig);
  describeTags(theRig);
  describeThanks(theRig);
  describeStories(theRig);
  describeRoundUp(theRig);
  describeTogether(theRig);
  describeAttacks(theRig);
  describeHurrying(theRig);
  describeAccessibility(theRig);
  describeWeight(theRig);
});
