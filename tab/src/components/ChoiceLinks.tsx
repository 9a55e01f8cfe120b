import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons";
import { Link } from "wouter";
import { useLayout } from "./layout.ts";

const useStyles = makeStyles({
  link: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    lineHeight: tokens.lineHeightBase300,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    ":hover": { backgroundColor: tokens.colorBrandBackground2 },
  },
});

export interface ChoiceLinksProps {
  label: string;
  choices: readonly { to: string; name: string; isChosen: boolean }[];
}

/** Ways to look at the same page, each with an address of its own; a tick says which is chosen, in any colours. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <nav aria-label={label}>
      <ul className={layout.chips}>
        {choices.map(({ to, name, isChosen }) => (
          <li key={to}>
            <Link
              href={to}
              className={mergeClasses(styles.link, isChosen && styles.chosen)}
              {...(isChosen && { "aria-current": "page" as const })}
            >
              {isChosen && <CheckmarkRegular />}
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
