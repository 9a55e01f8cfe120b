import { describeInBrowser } from "./plain-browser.ts";
import { describeEditing } from "./specs/editing.ts";
import { describeFinding } from "./specs/finding.ts";
import { describeHurrying } from "./specs/hurrying.ts";
import { describePasting } from "./specs/pasting.ts";
import { describePictures } from "./specs/pictures.ts";
import { describeReading } from "./specs/reading.ts";
import { describeWriting } from "./specs/writing.ts";

describeInBrowser(
  describeFinding,
  describeReading,
  describeWriting,
  describePasting,
  describePictures,
  describeEditing,
  describeHurrying,
);
