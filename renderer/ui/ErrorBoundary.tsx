import { Component, type ReactNode } from "react";

interface ErrorBoundaryProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly state: "well" | "crashed";
}

/** Shows `fallback` instead of an empty window when a component throws. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { state: "well" };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { state: "crashed" };
  }

  override render(): ReactNode {
    return this.state.state === "well" ? this.props.children : this.props.fallback;
  }
}
