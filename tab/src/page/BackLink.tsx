import { makeStyles, tokens } from "@fluentui/react-components";
import { AppLink } from "../components/AppLink.tsx";

const useStyles = makeStyles({
  link: { display: "inline-block", padding: `${tokens.spacingVerticalXS} 0` },
  arrow: { display: "inline-block", ":dir(rtl)": { transform: "scaleX(-1)" } },
});

/** The way back, above a page's title. */
export function BackLink({ to, children }: { to: string; children: string }) {
  const styles = useStyles();
  return (
    <AppLink to={to} className={styles.link}>
      <span aria-hidden="true" className={styles.arrow}>
        ←
      </span>{" "}
      {children}
    </AppLink>
  );
}
