/** The primary result code of an error of SQLite, undefined for any other: https://www.sqlite.org/rescode.html */
export const resultCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined;
