// JSON that is written while it is read, for what is too large to be in memory at once.

/**
 * The object as JSON text in pieces: an async iterable in it becomes an array, one item on each line. Nothing is read
 * ahead. Throws what the iterables throw.
 */
export async function* jsonPieces(value: object): AsyncGenerator<string> {
  let before = "{";
  for (const [key, one] of Object.entries(value) as [string, unknown][]) {
    if (one === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (isWalkable(one)) yield* arrayPieces(one);
    else yield JSON.stringify(one);
    before = ",";
  }
  yield before === "{" ? "{}\n" : "\n}\n";
}

async function* arrayPieces(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = "[";
  for await (const item of items) {
    yield `${before}\n    ${JSON.stringify(item)}`;
    before = ",";
  }
  yield before === "[" ? "[]" : "\n  ]";
}

const isWalkable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;
