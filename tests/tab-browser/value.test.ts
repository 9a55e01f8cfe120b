import { describeInBrowser } from "./plain-browser.ts";
import { describeAccessibility } from "./specs/accessibility.ts";
import { describeDigest } from "./specs/digest.ts";
import { describeStories } from "./specs/stories.ts";
import { describeThanks } from "./specs/thanks.ts";
import { describeTogether } from "./specs/together.ts";
import { describeWeight } from "./specs/weight.ts";

describeInBrowser(
  describeThanks,
  describeStories,
  describeDigest,
  describeTogether,
  describeAccessibility,
  describeWeight,
);
