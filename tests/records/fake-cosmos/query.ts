// The part of Cosmos DB's query language that the app speaks, read strictly: any other text is refused.
import assert from "node:assert/strict";

export type Item = Readonly<Record<string, unknown>>;
export type Parameters = ReadonlyMap<string, unknown>;

/** True, false, or neither: what is compared is of different types or missing. */
type Truth = boolean | undefined;
type Condition = (item: Item) => Truth;

/** `c.property = @parameter`, joined to the rest by AND. */
interface Pinned {
  readonly property: string;
  readonly value: unknown;
}

export interface Query {
  readonly top: number;
  readonly where: Condition;
  readonly pinned: readonly Pinned[];
  readonly properties: readonly string[];
  readonly orderBy: readonly { readonly property: string; readonly descending: boolean }[];
}

const token = /\s*(@\w+|c\.\w+|"[^"\\]*"|<=|>=|[A-Za-z_]+|[<>=(),*])/uy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[1];
    assert.ok(found, `Syntax error near ${text.slice(at, at + 20)}`);
    tokens.push(found);
  }
  return tokens;
}

/** Throws for what is not of the form SELECT TOP @n * FROM c WHERE … ORDER BY …. */
export function parseQuery(text: string, parameters: Parameters): Query {
  return new Parser(tokensOf(text), parameters).query();
}

class Parser {
  readonly #tokens: string[];
  readonly #parameters: Parameters;
  readonly #properties = new Set<string>();

  constructor(tokens: string[], parameters: Parameters) {
    this.#tokens = tokens;
    this.#parameters = parameters;
  }

  query(): Query {
    this.#expect("SELECT", "TOP");
    const top = this.#value();
    assert.ok(typeof top === "number" && Number.isInteger(top) && top > 0, "TOP takes a whole number");
    this.#expect("*", "FROM", "c", "WHERE");
    const { condition, pinned } = this.#and();
    this.#expect("ORDER", "BY");
    const orderBy = this.#list(() => {
      const property = this.#property();
      const direction = this.#next();
      assert.match(direction, /^(ASC|DESC)$/u);
      return { property, descending: direction === "DESC" };
    });
    assert.equal(this.#tokens.length, 0, "nothing follows");
    return { top, where: condition, pinned, properties: [...this.#properties], orderBy };
  }

  /** What is pinned in one of several conditions is not pinned in the whole. */
  #or(): { condition: Condition; pinned: Pinned[] } {
    let all = this.#and();
    while (this.#take("OR")) {
      const [left, right] = [all.condition, this.#and().condition];
      all = { condition: (item) => or(left(item), right(item)), pinned: [] };
    }
    return all;
  }

  #and(): { condition: Condition; pinned: Pinned[] } {
    const parts = [this.#part()];
    while (this.#take("AND")) parts.push(this.#part());
    return {
      condition: (item) =>
        parts.map(({ condition }) => condition(item)).reduce((all, one) => not(or(not(all), not(one)))),
      pinned: parts.flatMap(({ pinned }) => pinned ?? []),
    };
  }

  #part(): { condition: Condition; pinned?: Pinned[] } {
    if (this.#take("NOT")) {
      const { condition } = this.#part();
      return { condition: (item) => not(condition(item)) };
    }
    if (this.#take("(")) {
      const inner = this.#or();
      this.#expect(")");
      return inner;
    }
    if (this.#take("IS_NULL")) {
      this.#expect("(");
      const property = this.#property();
      this.#expect(")");
      return { condition: (item) => item[property] === null };
    }
    if (this.#take("ARRAY_CONTAINS")) {
      this.#expect("(");
      const list = this.#value();
      assert.ok(Array.isArray(list));
      this.#expect(",");
      const property = this.#property();
      this.#expect(")");
      return { condition: (item) => list.includes(item[property]) };
    }
    return this.#comparison();
  }

  #comparison(): { condition: Condition; pinned?: Pinned[] } {
    const property = this.#property();
    const operator = this.#next();
    const isParameter = this.#tokens[0]?.startsWith("@") === true;
    const value = this.#value();
    const holds = comparisons[operator];
    assert.ok(holds, `No comparison: ${operator}`);
    const condition = (item: Item) => {
      if (typeof item[property] !== typeof value || item[property] === null) return undefined;
      return holds(compareValues(item[property], value));
    };
    return operator === "=" && isParameter ? { condition, pinned: [{ property, value }] } : { condition };
  }

  #list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.#take(",")) all.push(one());
    return all;
  }

  #property(): string {
    const found = /^c\.(\w+)$/u.exec(this.#next())?.[1];
    assert.ok(found, "a property");
    this.#properties.add(found);
    return found;
  }

  #value(): unknown {
    const found = this.#next();
    if (found.startsWith('"')) return JSON.parse(found);
    assert.ok(this.#parameters.has(found), `No parameter ${found}`);
    return this.#parameters.get(found);
  }

  #take(expected: string): boolean {
    if (this.#tokens[0] !== expected) return false;
    this.#tokens.shift();
    return true;
  }

  #expect(...expected: readonly string[]): void {
    for (const one of expected) assert.equal(this.#next(), one);
  }

  #next(): string {
    const found = this.#tokens.shift();
    assert.ok(found, "The text ends too early");
    return found;
  }
}

const comparisons: Readonly<Record<string, ((order: number) => boolean) | undefined>> = {
  "=": (order) => order === 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

const or = (left: Truth, right: Truth): Truth => {
  if (left === true || right === true) return true;
  return left === undefined || right === undefined ? undefined : false;
};

/** Numbers by size, texts by their bytes. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
}
