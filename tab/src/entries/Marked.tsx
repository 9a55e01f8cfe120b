import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Marks } from "../../../bot/contract/entries.ts";

const useStyles = makeStyles({
  mark: {
    color: "inherit",
    backgroundColor: "transparent",
    fontWeight: tokens.fontWeightBold,
    textDecorationLine: "underline",
    textDecorationColor: tokens.colorBrandStroke1,
    textDecorationThickness: tokens.strokeWidthThick,
    textUnderlineOffset: "3px",
  },
});

/** A text in which what was searched for stands out. */
export function Marked({ text, marks }: { text: string; marks: Marks }) {
  const styles = useStyles();
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [start, end] of marks) {
    parts.push(
      text.slice(done, start),
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
