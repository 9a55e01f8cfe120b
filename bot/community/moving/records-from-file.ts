// The records that are made of the items of a file.
import type {
  CharterInFile,
  CommunityFile,
  CommunityFileItem,
  PictureInFile,
} from "../../contract/community-file.ts";
import type { RecordToWrite } from "../../records/records.ts";
import { charterRevisionRecord } from "../communities/charter.ts";
import type { Claim } from "../communities/claim.ts";
import { importedRecord } from "../core/stored-body.ts";
import { reportRecords } from "../moderation/report-entry.ts";
import { pictureIdFor, pictureRecord } from "../pictures/picture.ts";
import { strippedPicture } from "../pictures/stripped-picture.ts";
import type { Person } from "../core/person.ts";
import { Refusal } from "../core/refusal.ts";
import { problemRecord } from "../problems/problem.ts";
import { storyRecord } from "../stories/story.ts";
import { revisionRecord } from "../tips/revisions.ts";
import { tipRecord } from "../tips/tip.ts";
import { personFromFile } from "./people-in-file.ts";
import { problemFromFile } from "./problems-in-file.ts";
import { storyFromFile } from "./stories-in-file.ts";
import { revisionsFromFile, tipFromFile } from "./tips-in-file.ts";

/** Where a file is brought. */
export interface Into {
  readonly communityId: string;
  /** Fingerprint of the file. */
  readonly from: string;
  readonly by: Claim["by"];
}

export const charterFromFile = (
  record: typeof charterRevisionRecord,
  charter: CharterInFile,
  { communityId, from, by }: Into,
): RecordToWrite =>
  importedRecord(record(communityId, { ...charter, by: personFromFile(charter.by) }), {
    from,
    by,
    createdAt: charter.at,
    changedAt: charter.at,
  });

export function recordsOf(
  item: Exclude<CommunityFileItem, { list: "actions" }>,
  { communityId, from, by }: Into,
): RecordToWrite[] {
  switch (item.list) {
    case "tips": {
      const tip = item.value;
      return [
        importedRecord(tipRecord(tipFromFile(communityId, tip, by)), { ...tip, from, by }),
        ...revisionsFromFile(tip).map((revision) => revisionRecord({ communityId, id: tip.id }, revision)),
      ];
    }
    case "problems":
      return [
        importedRecord(problemRecord(problemFromFile(communityId, item.value)), {
          createdAt: item.value.createdAt,
          changedAt: item.value.createdAt,
          from,
          by,
        }),
      ];
    case "pictures":
      return [pictureFromFile(item.value, communityId, by)];
    case "stories":
      return [
        importedRecord(storyRecord(storyFromFile(communityId, item.value)), { ...item.value, from, by }),
      ];
    case "charterRevisions":
      return [charterFromFile(charterRevisionRecord, item.value, { communityId, from, by })];
    case "reports":
      return [reportFromFile(item.value, { communityId, from, by })];
  }
}

/** A picture is checked as if it came from a person. Throws {@link Refusal} `entryWrong`. */
function pictureFromFile({ id, bytes }: PictureInFile, communityId: string, by: Person): RecordToWrite {
  const picture = strippedPicture(Buffer.from(bytes, "base64"));
  if (!picture || pictureIdFor(picture) !== id) throw new Refusal({ code: "entryWrong", entry: id });
  return pictureRecord(communityId, picture, by);
}

function reportFromFile(
  report: NonNullable<CommunityFile["reports"]>[number],
  { communityId, from, by }: Into,
): RecordToWrite {
  const here = { ...report, communityId, by: personFromFile(report.by) };
  const times = { createdAt: report.at, changedAt: report.at };
  return importedRecord(reportRecords.written(here, here), { from, by, ...times });
}
