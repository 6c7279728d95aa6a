import { useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./NamePattern.module.css";
import { NamePatternDialog } from "./NamePatternDialog.tsx";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface NamePatternProps {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
}

/** How the keys of a connection are named in formats and files, and the way to change it. */
export function NamePattern({ connection, accept }: NamePatternProps) {
  const { text } = useLanguage();
  const [isChanging, setIsChanging] = useState(false);
  const { name, namePattern: pattern } = connection;
  return (
    <div className={classNames(styles, "names")}>
      <span className={classNames(styles, "about")}>{text("settings.names", { pattern })}</span>
      <Button
        tone="quiet"
        label={text("settings.names.label", { name })}
        onPress={() => setIsChanging(true)}
      >
        {text("settings.names.change")}
      </Button>
      {isChanging && (
        <NamePatternDialog {...{ connection, accept }} onClose={() => setIsChanging(false)} />
      )}
    </div>
  );
}
