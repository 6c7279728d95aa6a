import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import type { RefreshState } from "./useRefresh.ts";

interface RefreshActionsProps {
  readonly state: Exclude<RefreshState["state"], "done">;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Cancel has the focus from the start, so that Enter never refreshes by accident. */
export function RefreshActions({ state, onConfirm, onClose }: RefreshActionsProps) {
  const { text } = useLanguage();
  const isSending = state === "sending";
  if (state === "outdated") {
    return (
      <DialogActions key="outdated">
        <Button tone="outlined" autoFocus onPress={onClose}>
          {text("common.close")}
        </Button>
      </DialogActions>
    );
  }
  return (
    <DialogActions key="question">
      <Button tone="outlined" autoFocus state={isSending ? "disabled" : "ready"} onPress={onClose}>
        {text("common.cancel")}
      </Button>
      <Button tone="danger" state={isSending ? "pending" : "ready"} onPress={onConfirm}>
        {text("refresh.confirm")}
      </Button>
    </DialogActions>
  );
}
