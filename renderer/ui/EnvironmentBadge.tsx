import type { Connection } from "../../shared/connection.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "./classNames.ts";
import styles from "./EnvironmentBadge.module.css";

interface EnvironmentBadgeProps {
  readonly connection: Pick<Connection, "environment" | "isDemo">;
  /** "badge" is loud where it counts, "tag" a quiet word in a list, "dot" its colour alone. */
  readonly look: "badge" | "tag" | "dot";
}

/** LIVE, SANDBOX or DEMO. */
export function EnvironmentBadge({ connection, look }: EnvironmentBadgeProps) {
  const { text } = useLanguage();
  const environment = connection.isDemo ? "demo" : connection.environment;
  return (
    <span
      className={classNames(styles, look, environment)}
      {...(look === "dot" ? { "aria-hidden": true } : {})}
    >
      {look === "dot" ? null : text(`environment.${environment}`)}
    </span>
  );
}
