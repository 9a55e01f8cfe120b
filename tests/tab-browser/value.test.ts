import { describeInBrowser } from "./plain-browser.ts";
import { describeAccessibility } from "./specs/accessibility.ts";
import { describeRoundUp } from "./specs/round-up.ts";
import { describeStories } from "./specs/stories.ts";
import { describeThanks } from "./specs/thanks.ts";
import { describeTogether } from "./specs/together.ts";
import { describeWeight } from "./specs/weight.ts";

describeInBrowser(
  describeThanks,
  describeStories,
  describeRoundUp,
  describeTogether,
  describeAccessibility,
  describeWeight,
);
