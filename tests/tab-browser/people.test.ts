import { describeInBrowser } from "./plain-browser.ts";
import { describeBelonging } from "./specs/belonging.ts";
import { describeConfiguring } from "./specs/configuring.ts";
import { describeMyData } from "./specs/my-data.ts";
import { describeNotices } from "./specs/notices.ts";
import { describePersonal } from "./specs/personal.ts";
import { describeStarting } from "./specs/starting.ts";
import { describeStartingKit } from "./specs/starting-kit.ts";
import { describeStewardship } from "./specs/stewardship.ts";

describeInBrowser(
  describePersonal,
  describeBelonging,
  describeNotices,
  describeMyData,
  describeConfiguring,
  describeStarting,
  describeStewardship,
  describeStartingKit,
);
