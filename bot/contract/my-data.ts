// A person's stored data: to export as a file, and to erase.
import { z } from "zod";

/** Confirms an erasure, which cannot be undone. */
export const erasingWord = "erase";

export const eraseMyDataInput = z.object({ confirm: z.literal(erasingWord) });

export interface HeldThing {
  kind: string;
  id: string;
  /** ISO 8601. */
  createdAt: string;
  changedAt: string;
  data: Readonly<Record<string, unknown>>;
}

/** `my-data.json` in the file of `GET /api/me/data/file`: everything that is stored about one person. */
export interface MyDataFile {
  format: "commonplace-my-data";
  version: 1;
  exportedAt: string;
  person: { userId: string; name: string };
  /** What is the person's alone. */
  own: HeldThing[];
  /** What stands in communities. */
  communities: { id: string; name: string; held: HeldThing[] }[];
  /** What only a newer version of Commonplace can read: to be asked for again when this server runs it. */
  leftOut: { kind: string; id: string }[];
}
