import { assertNever } from "../../shared/assertNever.ts";
import type {
  DriftedValue,
  FileProblem,
  FileWarning,
  KeyReference,
  LinkedFile,
} from "../../shared/linkedFile.ts";
import { companyKeyName, keyName } from "../language/keyNames.ts";
import type { Language, Text } from "../language/useLanguage.ts";

/** "ARI Post key", "company key ending in 1f9c": a key within a sentence, current or former. */
export function keyReferenceName(
  { group, name, maskedKey }: Pick<KeyReference, "group" | "name" | "maskedKey">,
  text: Text,
): string {
  return group === null || name === null
    ? companyKeyName(maskedKey, text)
    : keyName({ group, name }, text);
}

/** "replaced on 12 Mar 2026"; null for a key that is current, or that nobody can tell of. */
export function replacedText(key: KeyReference, { text, date }: Language): string | null {
  if (key.isCurrent) return null;
  if (key.replacedAt === null) return text("linkedFile.replaced");
  return text("linkedFile.replacedOn", { date: date(key.replacedAt) });
}

/** "ARI Post key, replaced on 12 Mar 2026": a key with what has become of it. */
export function keyReferenceText(key: KeyReference, language: Language): string {
  const name = keyReferenceName(key, language.text);
  const replaced = replacedText(key, language);
  return replaced === null ? name : `${name}, ${replaced}`;
}

/** What a badge says of a link: "Current", "Holds an older key", "File missing". */
export function linkStateText({ key, status }: LinkedFile, { text }: Language): string {
  if (status.state !== "drift") return text(`linkedFile.state.${status.state}`);
  return text(`linkedFile.drift.${driftKind(status.holds, key)}`);
}

/** The same in a sentence, with the key that is there instead; null where the badge says it all. */
export function linkDetailText(link: LinkedFile, language: Language): string | null {
  const { status } = link;
  switch (status.state) {
    case "unchecked":
    case "current":
      return null;
    case "missing-entry":
    case "missing-file":
      return language.text(`linkedFile.detail.${status.state}`);
    case "unknown":
      return problemText(status.problem, language.text);
    case "drift":
      return driftText(status.holds, language);
    default:
      return assertNever(status);
  }
}

export function warningText(warning: FileWarning, text: Text): string {
  return text(`linkedFile.warning.${warning}`);
}

/** Why a file can't be used: what happened, what is safe and what to do. */
export function problemText(problem: FileProblem | "keychain-unavailable", text: Text): string {
  return problem === "keychain-unavailable"
    ? text("linkedFile.noKeychain")
    : text(`error.config-file-refused.${problem}`);
}

type DriftKind = "older" | "other" | "empty" | "unknown";

function driftKind(holds: DriftedValue, key: KeyReference): DriftKind {
  if (holds.what !== "key") return holds.what;
  const isSameRecord =
    holds.key.connectionId === key.connectionId &&
    holds.key.keyId !== null &&
    holds.key.keyId === key.keyId;
  return isSameRecord ? "older" : "other";
}

/** "It holds the ARI Post key that was replaced on 12 Mar 2026." */
function driftText(holds: DriftedValue, { text, date }: Language): string {
  if (holds.what !== "key") return text(`linkedFile.detail.${holds.what}`);
  const { isCurrent, replacedAt, connectionName } = holds.key;
  const key = keyReferenceName(holds.key, text);
  if (isCurrent) return text("linkedFile.detail.key", { key, connection: connectionName });
  if (replacedAt === null) return text("linkedFile.detail.formerKey", { key });
  return text("linkedFile.detail.replacedKey", { key, date: date(replacedAt) });
}
