// A disk that loses power: what was synced is on it, and of what was not, any part.
import { dirname } from "node:path";
import type { Entry } from "./recorder.ts";

interface OnDisk {
  synced: Buffer;
  unsynced: Entry[];
  /** A new file has a name on disk once its folder was synced. */
  isNamed: boolean;
}

function after(content: Buffer, changes: readonly Entry[]): Buffer {
  const ends = changes.map(({ offset, bytes }) => offset + bytes.length);
  const changed = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(changed);
  let length = content.length;
  for (const { kind, offset, bytes } of changes) {
    if (kind === "truncated") {
      changed.fill(0, offset);
      length = offset;
    } else {
      bytes.copy(changed, offset);
      length = Math.max(length, offset + bytes.length);
    }
  }
  return changed.subarray(0, length);
}

export class Disk {
  readonly #files = new Map<string, OnDisk>();

  /** @param files what is on the disk at the beginning, by path. */
  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, synced] of files) this.#files.set(path, { synced, unsynced: [], isNamed: true });
  }

  apply(entry: Entry): void {
    if (entry.kind === "answered") return;
    if (entry.kind === "synced") this.#sync(entry.path);
    else this.#fileAt(entry.path).unsynced.push(entry);
  }

  #fileAt(path: string): OnDisk {
    const known = this.#files.get(path);
    if (known) return known;
    const file = { synced: Buffer.alloc(0), unsynced: [], isNamed: false };
    this.#files.set(path, file);
    return file;
  }

  #sync(path: string): void {
    const file = this.#files.get(path);
    if (file) {
      file.synced = after(file.synced, file.unsynced);
      file.unsynced = [];
    }
    for (const [inside, { isNamed }] of this.#files)
      if (!isNamed && dirname(inside) === path) this.#fileAt(inside).isNamed = true;
  }

  /** The files after a power loss now. `reached`: whether an unsynced change, or the name of a new file, reached the disk. */
  afterPowerLoss(reached: () => boolean): Map<string, Buffer> {
    const left = new Map<string, Buffer>();
    for (const [path, { synced, unsynced, isNamed }] of this.#files)
      if (isNamed || reached()) left.set(path, after(synced, unsynced.filter(reached)));
    return left;
  }
}
