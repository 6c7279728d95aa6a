/** How many seconds a revealed key is shown; the first is the shortest. */
export const revealSecondsChoices = [5, 15, 30, 60] as const;
type RevealSeconds = (typeof revealSecondsChoices)[number];

/** How many seconds a key stays on the clipboard; null for until the user replaces or clears it. */
export const clipboardSecondsChoices = [10, 20, 30, 60, 120, null] as const;
export type ClipboardSeconds = (typeof clipboardSecondsChoices)[number];

/** After how many minutes without a touch of keyboard or mouse the app locks; null for never. */
export const lockAfterMinutesChoices = [1, 5, 15, 60, null] as const;
type LockAfterMinutes = (typeof lockAfterMinutesChoices)[number];

/** The protections that a person can set. */
export interface ProtectionSettings {
  readonly revealSeconds: RevealSeconds;
  readonly clipboardSeconds: ClipboardSeconds;
  readonly lockAfterMinutes: LockAfterMinutes;
  /** Keep the window out of screenshots and recordings while a key is revealed, where possible. */
  readonly hideFromCapture: boolean;
}

export const defaultProtection: ProtectionSettings = {
  revealSeconds: 15,
  clipboardSeconds: 30,
  lockAfterMinutes: 15,
  hideFromCapture: true,
};

/** Whether a protection holds for a key on the clipboard of this computer, and if not, why. */
export interface ClipboardProtection {
  readonly id: ClipboardProtectionId;
  readonly state: ClipboardProtectionState;
}

export type ClipboardProtectionId =
  /** Cleared when its time is up, on lock and on quit, and read back to be sure. */
  | "cleared"
  /** X11's selection that a middle click pastes is cleared too. */
  | "primary-selection"
  /** Windows' clipboard history (Win+V) leaves it out. */
  | "windows-history"
  /** Windows does not send it to the cloud and to other devices. */
  | "windows-cloud"
  /** Programs that watch the Windows clipboard are asked to look away. */
  | "windows-monitors"
  /** macOS clipboard managers are told that it is concealed. */
  | "macos-concealed"
  /** KDE's Klipper is told that it is a password. */
  | "kde-hint";

export type ClipboardProtectionState =
  | "applies"
  /** Another system's; there is nothing like it here. */
  | "other-system"
  /** This system's, but the Electron that the app runs on can't set it. */
  | "not-in-this-runtime";

/** What this computer can do to protect keys; the page says plainly what it can't. */
export interface SystemProtection {
  /** Whether windows can be kept out of screenshots: Windows and macOS. */
  readonly hidesFromCapture: boolean;
  readonly clipboard: readonly ClipboardProtection[];
}
