import type { CopyKeysAsRequest } from "../../../shared/contract.ts";
import type { CopyChoice } from "../../../shared/copyFormat.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { SettingsStore } from "../settingsStore.ts";

export interface CopyChoiceStore {
  readonly settings: SettingsStore;
  readonly book: Pick<ConnectionBook, "find" | "findPlatform">;
  /** The page draws its buttons by what was chosen last. */
  readonly appStateChanged: () => void;
}

const mostChoices = 500;

/**
 * Keeps in what format a key was copied, so that its Copy button does the same the next time; the
 * plain key is what it does without. Of several keys nothing is kept.
 */
export function rememberCopyChoice(
  { settings, book, appStateChanged }: CopyChoiceStore,
  { connectionId, keyIds, format }: CopyKeysAsRequest,
): void {
  const platform = book.findPlatform(connectionId);
  const [onlyKeyId, ...others] = keyIds;
  if (!platform.ok || onlyKeyId === undefined || others.length > 0) return;
  const keyId = platform.value.kind === "company" ? null : onlyKeyId;
  const { copyChoices } = settings.read();
  const isOther = (choice: CopyChoice) =>
    choice.connectionId !== connectionId || choice.keyId !== keyId;
  const present = copyChoices.find((choice) => !isOther(choice))?.format ?? "plain";
  if (present === format) return;
  const chosen = format === "plain" ? [] : [{ connectionId, keyId, format }];
  // With a connection goes what was chosen for its keys.
  const kept = copyChoices.filter(
    (choice) => isOther(choice) && book.find(choice.connectionId) !== null,
  );
  settings.change({ copyChoices: [...kept, ...chosen].slice(-mostChoices) });
  appStateChanged();
}
