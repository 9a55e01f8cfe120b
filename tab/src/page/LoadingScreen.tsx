import { makeStyles, tokens } from "@fluentui/react-components";
import { LoadingList } from "../components/LoadingList.tsx";

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
});

/** In the shape of what comes. */
export function LoadingScreen({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <main className={styles.screen}>
      <div className={styles.title} />
      <div className={styles.line} />
      <LoadingList label={label} />
    </main>
  );
}
