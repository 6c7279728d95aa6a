import { ClipboardStatus } from "./features/clipboard/ClipboardStatus.tsx";
import { useClipboardState } from "./features/clipboard/useClipboardState.ts";
import { useListedKey } from "./features/keys/useKeysCache.ts";
import { keyName } from "./language/keyNames.ts";
import { useLanguage } from "./language/useLanguage.ts";

/** The clipboard's state, with the name of the key from the list it was copied from. */
export function ClipboardLine() {
  const { text } = useLanguage();
  const { clipboard, clear } = useClipboardState();
  const row = useListedKey(clipboard.state === "empty" ? null : clipboard);
  const keyOnClipboard = row === null ? text("clipboard.someKey") : keyName(row, text);
  return <ClipboardStatus clipboard={clipboard} clear={clear} keyOnClipboard={keyOnClipboard} />;
}
