import { Button, Link as FluentLink, type ButtonProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Link } from "wouter";

export interface AppLinkProps {
  /** Path below /tab. */
  to: string;
  /** Goes along with this step of the browser's history. */
  state?: unknown;
  children: ReactNode;
  className?: string;
  /** Moves the focus here when it appears. */
  focused?: boolean;
}

/** A link within the tab. */
export function AppLink({ to, state, children, className, focused = false }: AppLinkProps) {
  return (
    <Link href={to} state={state} asChild>
      <FluentLink
        {...(className !== undefined && { className })}
        ref={(link: HTMLAnchorElement | HTMLButtonElement | HTMLSpanElement | null) => {
          if (focused) link?.focus();
        }}
      >
        {children}
      </FluentLink>
    </Link>
  );
}

export interface AppButtonLinkProps {
  to: string;
  /** Goes along with this step of the browser's history. */
  state?: unknown;
  children: ReactNode;
  appearance?: NonNullable<ButtonProps["appearance"]>;
  icon?: NonNullable<ButtonProps["icon"]>;
}

/** A link within the tab that looks like a button. */
export function AppButtonLink({ to, state, children, appearance = "secondary", icon }: AppButtonLinkProps) {
  return (
    <Link href={to} state={state} asChild>
      <Button as="a" appearance={appearance} {...(icon !== undefined && { icon })}>
        {children}
      </Button>
    </Link>
  );
}
