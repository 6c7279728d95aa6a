import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";

/** Replaces a file as a whole: after a crash it holds the old text or the new, never a part. */
export function writeFileAtomically(path: string, text: string): void {
  const temporaryPath = `${path}.tmp`;
  const file = openSync(temporaryPath, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporaryPath, path);
}
