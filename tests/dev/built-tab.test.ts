import assert from "node:assert/strict";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isTabBuilt } from "../../bot/dev/built-tab.ts";
import { temporaryFolder } from "../server-process.ts";

describe("the built tab", () => {
  let data: Awaited<ReturnType<typeof temporaryFolder>>;

  /** A file, and its folder, as they were written at this second. */
  function put(file: string, second: number): void {
    const at = path.join(data.folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, "");
    touch(file, second);
  }
  function touch(file: string, second: number): void {
    utimesSync(path.join(data.folder, file), second, second);
  }

  beforeEach(async () => {
    data = await temporaryFolder();
    for (const file of ["tab/src/App.tsx", "bot/contract/tips.ts", "package.json"]) put(file, 100);
    for (const folder of ["tab/src", "tab", "bot/contract"]) touch(folder, 100);
    put("dist/tab/index.html.gz", 200);
  });
  afterEach(() => data.remove());

  it("is taken as it is while nothing of it changed", () => {
    assert.equal(isTabBuilt(data.folder), true);
  });

  it("is built anew when a source changed, a package did, or a file went", () => {
    put("tab/src/App.tsx", 300);
    assert.equal(isTabBuilt(data.folder), false);

    for (const file of ["tab/src/App.tsx", "tab/src"]) touch(file, 100);
    put("node_modules/.package-lock.json", 300);
    assert.equal(isTabBuilt(data.folder), false);

    touch("node_modules/.package-lock.json", 100);
    rmSync(path.join(data.folder, "tab/src/App.tsx"));
    assert.equal(isTabBuilt(data.folder), false);
  });

  it("is built anew where none is, or where one broke off", () => {
    rmSync(path.join(data.folder, "dist/tab/index.html.gz"));

    assert.equal(isTabBuilt(data.folder), false);
  });
});
