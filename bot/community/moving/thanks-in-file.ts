// Shown thanks in an exported community, for reading only: the recipient agreed to the readers of this community, and
// could not take them back elsewhere.
import type { ThanksInFile } from "../../contract/community-file.ts";
import type { ShownThanks } from "../thanks/shown.ts";
import { personInFile } from "./people-in-file.ts";

export const thanksInFile = (tenantId: string, thanks: ShownThanks): ThanksInFile => ({
  from: personInFile(tenantId, thanks.from),
  to: personInFile(tenantId, thanks.to),
  reason: thanks.reason,
  ...(thanks.about?.kind === "tip" && { about: { kind: "tip", id: thanks.about.tipId } }),
  ...(thanks.about?.kind === "reply" && { about: { kind: "problem", id: thanks.about.problemId } }),
  shownAt: thanks.shownAt,
  seconds: thanks.seconds.map(({ by, reason, at }) => ({ by: personInFile(tenantId, by), reason, at })),
});
