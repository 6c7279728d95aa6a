import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";

interface BrowserWaitProps {
  /** Where the browser was sent; null when that is not known. */
  readonly host: string | null;
  readonly onCancel: () => void;
}

/** What to do while somebody signs in in the browser, and the way back from there. */
export function BrowserWait({ host, onCancel }: BrowserWaitProps) {
  const { text } = useLanguage();
  return (
    <>
      <Note tone="quiet" role="status">
        {host === null ? text("signIn.waiting") : text("signIn.waiting.host", { host })}
      </Note>
      <DialogActions>
        <Button autoFocus onPress={onCancel}>
          {text("common.cancel")}
        </Button>
      </DialogActions>
    </>
  );
}
