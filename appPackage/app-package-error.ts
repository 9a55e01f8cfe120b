/** Why the app package cannot be made: every fault at once, each in one sentence that says what to do. */
export class AppPackageError extends Error {
  override name = "AppPackageError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The app package was not made:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}
