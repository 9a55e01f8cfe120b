import { makeStyles, tokens } from "@fluentui/react-components";
import { useLayout } from "./layout.ts";

const useStyles = makeStyles({
  card: {
    height: "96px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

/** Cards that are still coming, in their shape. They stand still: Fluent's Skeleton would make the first screen heavier. */
export function LoadingList({ label }: { label: string }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={layout.column} aria-busy="true">
      <span role="status" className={layout.spoken}>
        {label}
      </span>
      <div className={styles.card} />
      <div className={styles.card} />
    </div>
  );
}
