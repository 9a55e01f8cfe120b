import { describeInBrowser } from "./plain-browser.ts";
import { describeMeasures } from "./specs/measures.ts";
import { describeServedPages } from "./specs/served-pages.ts";
import { describeWalks } from "./specs/walks.ts";

describeInBrowser(describeMeasures, describeWalks, describeServedPages);
