import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ActorView, NamedView } from "../../../bot/contract/people.ts";
import { Face } from "./Face.tsx";

const useStyles = makeStyles({
  named: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minWidth: 0 },
});

export interface NamedProps {
  /** In the order in which the words name them; people without a name have no face. */
  people: readonly (ActorView | NamedView)[];
  children: ReactNode;
}

/** Words that name people, after their faces. */
export function Named({ people, children }: NamedProps) {
  const styles = useStyles();
  return (
    <span className={styles.named}>
      {people.map(
        (person, index) =>
          "name" in person && person.name !== "" && <Face key={index} person={person} size={20} />,
      )}
      <span>{children}</span>
    </span>
  );
}
