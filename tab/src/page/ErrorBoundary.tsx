import { Component, type ReactNode } from "react";

interface ErrorBoundaryProps {
  /** Shown instead of what broke. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps the fault of one page from taking the whole tab along; a part that could not be loaded lands here too. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
