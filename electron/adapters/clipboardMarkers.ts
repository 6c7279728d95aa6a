import type {
  ClipboardProtection,
  ClipboardProtectionId,
  ClipboardProtectionState,
} from "../../shared/protection.ts";

/** A `DWORD` of 0, by which Windows is told no. */
const no = new Uint8Array(4);

interface Marker {
  readonly protection: ClipboardProtectionId;
  readonly format: string;
  readonly value: string | Uint8Array<ArrayBuffer>;
}

const markersOfSystem: Readonly<Partial<Record<NodeJS.Platform, readonly Marker[]>>> = {
  // Microsoft, "Cloud Clipboard and Clipboard History Formats": their presence or value counts.
  win32: [
    { protection: "windows-history", format: "CanIncludeInClipboardHistory", value: no },
    { protection: "windows-cloud", format: "CanUploadToCloudClipboard", value: no },
    {
      protection: "windows-monitors",
      format: "ExcludeClipboardContentFromMonitorProcessing",
      value: no,
    },
  ],
  // nspasteboard.org, by which clipboard managers of macOS go.
  darwin: [{ protection: "macos-concealed", format: "org.nspasteboard.ConcealedType", value: "" }],
  // KDE's Klipper, and those that follow it.
  linux: [{ protection: "kde-hint", format: "x-kde-passwordManagerHint", value: "secret" }],
};

/** What goes onto the clipboard beside a key, by its type there: asks others to leave it alone. */
function clipboardMarkers(
  platform: NodeJS.Platform,
): ReadonlyMap<string, string | Uint8Array<ArrayBuffer>> {
  const markers = markersOfSystem[platform] ?? [];
  return new Map(
    markers.map(({ format, value }) => [
      `electron application/osclipboard;format="${format}"`,
      value,
    ]),
  );
}

/** What Electron 44 and later offer besides. */
export interface MarkingRuntime {
  readonly ClipboardItem: new (items: Record<string, string | Blob>) => unknown;
  readonly clipboard: { write(items: readonly unknown[]): Promise<void> };
}

/**
 * SECURITY: in one write. A text that is there before its markers has been seen by every clipboard
 * manager by the time they come.
 */
export async function writeMarked(
  { ClipboardItem, clipboard }: MarkingRuntime,
  text: string,
  platform: NodeJS.Platform,
): Promise<void> {
  const markers = [...clipboardMarkers(platform)].map(
    ([type, value]) => [type, typeof value === "string" ? value : new Blob([value])] as const,
  );
  const item = new ClipboardItem({ "text/plain": text, ...Object.fromEntries(markers) });
  await clipboard.write([item]);
}

/**
 * Which protections hold for a key on the clipboard of this computer.
 *
 * @param canMark whether the runtime writes markers and text in one piece (Electron 44 and later).
 */
export function clipboardProtections(
  platform: NodeJS.Platform,
  { canMark }: { canMark: boolean },
): readonly ClipboardProtection[] {
  const primary: ClipboardProtectionState = platform === "linux" ? "applies" : "other-system";
  const marked = (["linux", "win32", "darwin"] as const).flatMap((system) =>
    (markersOfSystem[system] ?? []).map(({ protection }) => ({
      id: protection,
      state: markerState(system === platform, canMark),
    })),
  );
  return [
    { id: "cleared", state: "applies" },
    { id: "primary-selection", state: primary },
    ...marked,
  ];
}

function markerState(isThisSystem: boolean, canMark: boolean): ClipboardProtectionState {
  if (!isThisSystem) return "other-system";
  return canMark ? "applies" : "not-in-this-runtime";
}
