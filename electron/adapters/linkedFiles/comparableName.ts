/** macOS and Windows take names for the same that differ in case, or in how accents are put. */
export function comparableName(name: string): string {
  if (process.platform === "linux") return name;
  return name.normalize("NFC").toLowerCase();
}
