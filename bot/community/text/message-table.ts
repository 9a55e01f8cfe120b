// The rows of a table being read. Markdown has no merged cells: the cells that one covers stay empty, so that columns
// align.
import type { PhrasingContent, TableRow } from "mdast";

/** A table with more columns is not readable as one. */
export const mostColumns = 50;

/** How far a cell reaches. */
export interface Span {
  readonly columns: number;
  readonly rows: number;
}

/** From `colspan` and `rowspan`: "0" reaches to the last row. */
export const spanOf = (attributes: Readonly<Record<string, string | undefined>>): Span => ({
  columns: Math.min(numberIn(attributes["colspan"]) || 1, mostColumns),
  rows: numberIn(attributes["rowspan"]) || (attributes["rowspan"]?.trim() === "0" ? Infinity : 1),
});

const numberIn = (text = ""): number => (/^\s*\d{1,5}\s*$/u.test(text) ? Number(text) : 0);

export class MessageTable {
  readonly rows: TableRow[] = [];
  /** By column: the first row that no merged cell from above covers. */
  readonly #freeFrom: number[] = [];

  addRow(): void {
    this.rows.push({ type: "tableRow", children: [] });
  }

  /** Whether there is a row to stand in. */
  hasRow(): boolean {
    return this.rows.length > 0;
  }

  /** Adds a cell to the last row. @returns how many cells it and those before it took. */
  addCell(children: PhrasingContent[], { columns, rows }: Span): number {
    const cells = this.rows.at(-1)?.children ?? [];
    const before = cells.length;
    const row = this.rows.length - 1;
    const addEmpty = () => cells.push({ type: "tableCell", children: [] });
    while (cells.length <= mostColumns && (this.#freeFrom[cells.length] ?? 0) > row) addEmpty();
    const column = cells.length;
    cells.push({ type: "tableCell", children });
    while (cells.length < column + columns && cells.length <= mostColumns) addEmpty();
    if (rows > 1) for (let at = column; at < cells.length; at += 1) this.#freeFrom[at] = row + rows;
    return cells.length - before;
  }
}
