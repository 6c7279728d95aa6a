import { useEffect } from "react";
import { useLanguage } from "../language/useLanguage.ts";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";
import styles from "./ToastRegion.module.css";

export interface Toast {
  readonly toastId: number;
  /** "done" goes by itself after a while; "failed" stays until it is dismissed or followed. */
  readonly tone: "done" | "failed";
  /** Never holds a secret. */
  readonly text: string;
}

const shownForMs = 6_000;

interface ToastRegionProps {
  readonly toast: Toast | null;
  readonly onDismiss: () => void;
}

/**
 * The two live regions, polite and assertive. They are always there, since a screen reader only
 * speaks of what changes inside a region that it already knows.
 */
export function ToastRegion({ toast, onDismiss }: ToastRegionProps) {
  useEffect(() => {
    if (toast?.tone !== "done") return;
    const timeout = setTimeout(onDismiss, shownForMs);
    return () => clearTimeout(timeout);
  }, [toast, onDismiss]);

  return (
    // The attribute keeps the regions audible while a dialog hides the rest of the page.
    <div className={classNames(styles, "region")} data-react-aria-top-layer="true">
      <div role="status">
        {toast?.tone === "done" && <ToastCard toast={toast} onDismiss={onDismiss} />}
      </div>
      <div role="alert">
        {toast?.tone === "failed" && <ToastCard toast={toast} onDismiss={onDismiss} />}
      </div>
    </div>
  );
}

interface ToastCardProps {
  readonly toast: Toast;
  readonly onDismiss: () => void;
}

function ToastCard({ toast, onDismiss }: ToastCardProps) {
  const { text } = useLanguage();
  return (
    <div key={toast.toastId} className={classNames(styles, "toast", toast.tone)}>
      <span className={classNames(styles, "icon")}>
        <Icon name={toast.tone === "done" ? "done" : "warning"} />
      </span>
      <p className={classNames(styles, "text")}>{toast.text}</p>
      <Button tone="quiet" shape="icon" label={text("common.dismiss")} onPress={onDismiss}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
