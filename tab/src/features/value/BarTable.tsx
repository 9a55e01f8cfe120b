// A chart that is a table: each row has its name, its bar and its figure, so what is seen and what is read out cannot
// differ, and it fits every screen.
import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  table: { width: "100%", borderSpacing: `0 ${tokens.spacingVerticalXS}`, borderCollapse: "separate" },
  caption: {
    paddingBottom: tokens.spacingVerticalXS,
    textAlign: "start",
    fontWeight: tokens.fontWeightSemibold,
  },
  head: {
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  name: {
    width: "42%",
    paddingInlineEnd: tokens.spacingHorizontalM,
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  figure: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  bar: {
    flex: "0 1 auto",
    minWidth: "2px",
    height: "18px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    // Where colours are the person's own, a bar is still one.
    "@media (forced-colors: active)": { forcedColorAdjust: "none", backgroundColor: "Highlight" },
    "@media print": { printColorAdjust: "exact" },
  },
  number: { flex: "0 0 auto", minWidth: "3ch", fontVariantNumeric: "tabular-nums" },
});

export interface BarTableProps {
  caption: string;
  /** What a row is, and what its figure counts. */
  columns: readonly [name: string, figure: string];
  rows: readonly { name: string; count: number }[];
}

/** Nothing where there is no figure. */
export function BarTable({ caption, columns: [name, figure], rows }: BarTableProps) {
  const styles = useStyles();
  const most = Math.max(...rows.map(({ count }) => count));
  if (rows.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            {name}
          </th>
          <th scope="col" className={styles.head}>
            {figure}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className={styles.name}>
              {row.name}
            </th>
            <td>
              <div className={styles.figure}>
                <span
                  className={styles.bar}
                  aria-hidden="true"
                  style={{ width: `${Math.round((row.count / most) * 100)}%` }}
                />
                <span className={styles.number}>{row.count}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
