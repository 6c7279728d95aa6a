import { type FolderScan, skipReasons } from "../../../shared/linkedFile.ts";
import type { Language, Text } from "../../language/useLanguage.ts";

/** A scan that was begun, whether it goes on or not. */
export type BegunScan = Exclude<FolderScan, { readonly state: "none" }>;

/** "9,812 files, 1,023 MB: 3 keys found": how far a scan is. */
export function progressText(scan: BegunScan, text: Text): string {
  return text("files.scan.progress", {
    files: scan.files,
    size: sizeText(scan.bytes, text),
    found: foundCount(scan),
  });
}

/** What came of a scan, in a sentence; how far one is that goes on. */
export function scanSummary(scan: BegunScan, text: Text): string {
  const found = foundCount(scan);
  const values = {
    folder: scan.folder,
    files: text("files.scan.files", { files: scan.files }),
    size: sizeText(scan.bytes, text),
  };
  switch (scan.state) {
    case "running":
      return progressText(scan, text);
    case "cancelled":
      return text("files.scan.cancelled", values);
    case "failed":
      return text("files.scan.failed", values);
    case "done":
      return found === 0
        ? text("files.scan.doneNone", values)
        : text("files.scan.done", { ...values, found });
  }
}

/** "Passed over: 12 that are no text and 2 folders such as .git."; null when nothing was. */
export function skippedText({ skipped }: BegunScan, { text, list }: Language): string | null {
  const parts = skipReasons
    .filter((reason) => skipped[reason] > 0)
    .map((reason) => text(`files.scan.skipped.${reason}`, { count: skipped[reason] }));
  return parts.length === 0 ? null : text("files.scan.skipped", { list: list(parts) });
}

function foundCount({ findings, findingsLeftOut }: BegunScan): number {
  return findings.length + findingsLeftOut;
}

function sizeText(bytes: number, text: Text): string {
  return bytes < 1_000_000
    ? text("files.scan.kilobytes", { kilobytes: Math.ceil(bytes / 1_000) })
    : text("files.scan.megabytes", { megabytes: Math.round(bytes / 1_000_000) });
}
