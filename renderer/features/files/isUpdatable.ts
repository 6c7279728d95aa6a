import type { LinkedFile } from "../../../shared/linkedFile.ts";

/** The entry holds a former value of its own key, which main may replace unasked. */
export function isUpdatable({ key, status }: Pick<LinkedFile, "key" | "status">): boolean {
  if (status.state !== "drift" || status.holds.what !== "key") return false;
  const held = status.holds.key;
  return (
    !held.isCurrent &&
    held.keyId !== null &&
    held.keyId === key.keyId &&
    held.connectionId === key.connectionId
  );
}
