const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface IconRule {
  /** Width and height, in pixels. */
  readonly size: number;
  readonly isTransparent: boolean;
}

/** What Teams demands: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package */
export const iconRules: Readonly<Record<"color" | "outline", IconRule>> = {
  color: { size: 192, isTransparent: false },
  outline: { size: 32, isTransparent: true },
};

/** Reads a PNG's header (its IHDR chunk, which comes first) and says what breaks the rule. */
export function iconFaults(name: string, png: Buffer, { size, isTransparent }: IconRule): string[] {
  if (png.length < 26 || !png.subarray(0, 8).equals(signature)) return [`${name} is not a PNG file.`];
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const faults: string[] = [];
  if (width !== size || height !== size) {
    faults.push(`${name} is ${width} by ${height} pixels; Teams wants ${size} by ${size}.`);
  }
  // Bit 2 of the colour type says that each pixel has an alpha value.
  if (isTransparent && (png.readUInt8(25) & 4) === 0) {
    faults.push(`${name} has no transparency; Teams wants white lines on a transparent ground.`);
  }
  return faults;
}
