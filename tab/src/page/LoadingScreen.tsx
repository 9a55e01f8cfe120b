import { makeStyles, Spinner, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  screen: { display: "flex", justifyContent: "center", padding: `64px ${tokens.spacingHorizontalL}` },
});

export function LoadingScreen({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <main className={styles.screen} aria-busy="true">
      <Spinner label={label} labelPosition="below" size="small" role="status" />
    </main>
  );
}
