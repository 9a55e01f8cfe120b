import { describeInBrowser } from "./plain-browser.ts";
import { describeFirstLook } from "./specs/first-look.ts";

describeInBrowser(describeFirstLook);
