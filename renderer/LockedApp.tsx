import type { AppError } from "../shared/appError.ts";
import type { AppState } from "../shared/appState.ts";
import type { LockReason } from "../shared/lock.ts";
import type { Result } from "../shared/result.ts";
import { useClipboardState } from "./features/clipboard/useClipboardState.ts";
import { LockPage } from "./features/lock/LockPage.tsx";

interface LockedAppProps {
  readonly app: AppState;
  readonly reason: LockReason;
  readonly accept: (result: Result<AppState, AppError>) => void;
}

/** The lock page, which also has to say when a key could not be taken off the clipboard. */
export function LockedApp(props: LockedAppProps) {
  const { clipboard, isKnown, clear } = useClipboardState();
  const state = isKnown ? clipboard.state : "unknown";
  return <LockPage {...props} clipboard={state} onClearClipboard={clear} />;
}
