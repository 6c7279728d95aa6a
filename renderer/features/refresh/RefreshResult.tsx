import type { RefreshedKey } from "../../../shared/apiKey.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import styles from "./RefreshResult.module.css";

interface RefreshResultProps {
  readonly refreshed: RefreshedKey;
  readonly onClose: () => void;
}

export function RefreshResult({ refreshed, onClose }: RefreshResultProps) {
  const { text } = useLanguage();
  return (
    <>
      <div role="status">
        <p className={classNames(styles, "new")}>
          {text("refresh.newKey")}: <code>{refreshed.maskedKey}</code>
        </p>
        <p className={classNames(styles, "next")}>
          {text("refresh.done")} {text("refresh.next")}
        </p>
      </div>
      <DialogActions>
        <Button tone="primary" autoFocus onPress={onClose}>
          {text("common.done")}
        </Button>
      </DialogActions>
    </>
  );
}
