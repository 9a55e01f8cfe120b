import { describeInBrowser } from "./plain-browser.ts";
import { describeScreens } from "./specs/accessibility.ts";

describeInBrowser(describeScreens("first half"));
