import { useEffect } from "react";
import styles from "./Crashed.module.css";
import { useLanguage } from "./language/useLanguage.ts";
import { markLoaded } from "./markLoaded.ts";
import { Button } from "./ui/Button.tsx";
import { classNames } from "./ui/classNames.ts";
import { Notice } from "./ui/Notice.tsx";

interface CrashedProps {
  readonly explanation?: string;
}

/** Stands in for the whole page when it can't be drawn. */
export function Crashed({ explanation }: CrashedProps) {
  const { text } = useLanguage();
  useEffect(markLoaded, []);
  return (
    <main className={classNames(styles, "page")}>
      <Notice
        role="alert"
        title={text("app.crashed.title")}
        text={explanation ?? text("app.crashed.text")}
      >
        <Button tone="primary" onPress={() => window.location.reload()}>
          {text("app.crashed.restart")}
        </Button>
      </Notice>
    </main>
  );
}
