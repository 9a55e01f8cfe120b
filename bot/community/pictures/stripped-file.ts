/**
 * Chunks or segments of one file, each of which takes its time to look at, however short. Programs write below a hundred
 * into a file of this size.
 */
export const mostPieces = 2_000;

/** Of one format: undefined for any file that is not wholly as the format wants it. */
export interface StrippedFile {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Uint8Array[];
}
