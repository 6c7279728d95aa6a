import type { ReactNode } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./Facts.module.css";

interface FactsProps {
  readonly connection: Connection;
  /** More of them, each a `Fact`. */
  readonly children: ReactNode;
}

/** What one should know, a line each; where the keys are comes first. */
export function Facts({ connection, children }: FactsProps) {
  const { text } = useLanguage();
  const environment = connection.isDemo ? "demo" : connection.environment;
  return (
    <dl className={classNames(styles, "facts")}>
      <Fact name={text("refresh.connection")}>
        {connection.name} · {text(`platform.${connection.platform}`)}
        <span className={classNames(styles, "muted")}>
          {" · "}
          {text(`refresh.environment.${environment}`)}
        </span>
      </Fact>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt className={classNames(styles, "name")}>{name}</dt>
      <dd className={classNames(styles, "value")}>{children}</dd>
    </>
  );
}
