import { describeInBrowser } from "./plain-browser.ts";
import { describeOtherLanguages } from "./specs/accessibility.ts";

describeInBrowser(describeOtherLanguages);
