import { makeStyles, tokens } from "@fluentui/react-components";
import { useLayout } from "../components/layout.ts";

const bar = { borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralStencil1 };

const useStyles = makeStyles({
  screen: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    maxWidth: "760px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
  },
  title: { ...bar, width: "40%", height: "32px" },
  line: { ...bar, height: "32px" },
  card: { ...bar, height: "96px" },
});

/** In the shape of what comes. It stands still: Fluent's Skeleton would make the first screen wait for a moving one. */
export function LoadingScreen({ label }: { label: string }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <main className={styles.screen} aria-busy="true">
      <span role="status" className={layout.spoken}>
        {label}
      </span>
      <div className={styles.title} />
      <div className={styles.line} />
      <div className={styles.card} />
      <div className={styles.card} />
    </main>
  );
}
