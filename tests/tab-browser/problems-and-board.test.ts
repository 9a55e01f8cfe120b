import { describeInBrowser } from "./plain-browser.ts";
import { describeBoard } from "./specs/board.ts";
import { describeCommunityPage } from "./specs/community-page.ts";
import { describeModeration } from "./specs/moderation.ts";
import { describeProblems } from "./specs/problems.ts";
import { describeStayingTrue } from "./specs/staying-true.ts";
import { describeTags } from "./specs/tags.ts";

describeInBrowser(
  describeCommunityPage,
  describeProblems,
  describeBoard,
  describeStayingTrue,
  describeModeration,
  describeTags,
);
