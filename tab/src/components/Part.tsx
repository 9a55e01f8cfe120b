import { useId, type ReactNode } from "react";
import { useLayout } from "./layout.ts";

export interface PartProps {
  title: string;
  /** One paragraph, or several. */
  intro?: string | readonly string[];
  /** Where it does not stand on the page's own ground. */
  className?: string;
  children: ReactNode;
}

/** What stands together under a heading. */
export function Part({ title, intro = [], className, children }: PartProps) {
  const layout = useLayout();
  const id = useId();
  return (
    <section className={className ?? layout.column} aria-labelledby={id}>
      <h2 id={id} className={layout.heading}>
        {title}
      </h2>
      {[intro].flat().map((text) => (
        <p key={text} className={layout.intro}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
