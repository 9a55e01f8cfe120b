/** A request whose body cannot be read; the code says why. Only the HTTP edge can find that out. */
export class UnreadableRequestError extends Error {
  override name = "UnreadableRequestError";
  readonly code: "invalidInput" | "tooLarge" | "unsupportedMedia";

  constructor(code: UnreadableRequestError["code"]) {
    super(code);
    this.code = code;
  }
}
