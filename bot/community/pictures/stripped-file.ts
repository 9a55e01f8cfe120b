/** Of one format: undefined for any file that is not wholly as the format wants it. */
export interface StrippedFile {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Uint8Array[];
}
