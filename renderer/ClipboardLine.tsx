import { ClipboardStatus } from "./features/clipboard/ClipboardStatus.tsx";
import { useClipboardState } from "./features/clipboard/useClipboardState.ts";
import { useListedCompanyKey } from "./features/companyKeys/useCompanyKeysCache.ts";
import { useListedKey } from "./features/keys/useKeysCache.ts";
import { companyKeyName, keyName, startingSentence } from "./language/keyNames.ts";
import { useLanguage } from "./language/useLanguage.ts";

/** The clipboard's state, with the name of the key from the list it was copied from. */
export function ClipboardLine() {
  const { text } = useLanguage();
  const handle = useClipboardState();
  const { clipboard } = handle;
  const held = clipboard.state === "empty" ? null : clipboard;
  const row = useListedKey(held);
  const companyRow = useListedCompanyKey(held);
  const keyOnClipboard =
    row !== null
      ? keyName(row, text)
      : companyRow !== null
        ? startingSentence(companyKeyName(companyRow.maskedKey, text))
        : text("clipboard.someKey");
  return <ClipboardStatus {...handle} keyOnClipboard={keyOnClipboard} />;
}
