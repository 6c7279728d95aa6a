import {
  type ActivityAction,
  type ActivityEntry,
  type ActivityKey,
  activityActions,
} from "../../shared/activity.ts";
import type { KeyAccess } from "../../shared/apiKey.ts";
import type { UnlockRequest } from "../../shared/contract.ts";
import type { CopyFormat } from "../../shared/copyFormat.ts";
import type { LockReason } from "../../shared/lock.ts";
import type { ProtectionSettings } from "../../shared/protection.ts";
import { groupName, keyName } from "./keyNames.ts";
import type { MessageId } from "./messages.ts";
import { recordedErrorText } from "./recordedErrorText.ts";
import type { Language, Text } from "./useLanguage.ts";

/** "Revealed", and when it failed "Tried to reveal". */
export function actionText({ action, result }: ActivityEntry, text: Text): string {
  return text(result === "ok" ? `activity.action.${action}` : `activity.tried.${action}`);
}

/** "screen was locked", "time on clipboard and screenshots"; "" for no details. */
export function activityDetails(entry: ActivityEntry, { text, list }: Language): string {
  if (entry.details === null) return "";
  if (entry.action === "failures-left-out") {
    return list(entry.details.split(" ").map((part) => leftOutText(part, text)));
  }
  const earlier = entry.action === "log-started" ? earlierLog.exec(entry.details)?.[1] : undefined;
  if (earlier !== undefined) return text("activity.logStarted.earlier", { file: earlier });
  const words = wordsOf(entry);
  if (words === null) return entry.details;
  const details = entry.details.split(" ").map((word) => {
    const id = words.get(word);
    return id === undefined ? word : text(id);
  });
  return list(details);
}

/** Names the file of a log that is not gone on with. */
const earlierLog = /^earlier log: (.+)$/;

/** "Tried to reveal: 940 more times", of `reveal:940`. */
function leftOutText(part: string, text: Text): string {
  const [name, times] = part.split(":");
  const action = activityActions.find((known) => known === name);
  if (action === undefined) return part;
  return text("activity.leftOut", {
    action: text(`activity.tried.${action}`),
    times: Number(times),
  });
}

/** "Done", or in two or three words why not. */
export function resultText({ result }: ActivityEntry, text: Text): string {
  return text(`activity.result.${result}`);
}

/** What happened, as a sentence; null for what went well. */
export function resultSentence({ result, account }: ActivityEntry, text: Text): string | null {
  if (result === "ok") return null;
  return recordedErrorText(result, text, account === null ? "token" : "account");
}

/** "ARI Post key"; null for a key of which no more than its masked form is known. */
export function activityKeyName({ group, access }: ActivityKey, text: Text): string | null {
  if (group === null) return null;
  const name = access === null ? null : namesOfAccess[access];
  return name === null
    ? text("activity.key.other", { group: groupName(group, text) })
    : keyName({ group, name }, text);
}

/** As the platforms name their keys, in every language; null for what has no name of its own. */
const namesOfAccess: Readonly<Record<KeyAccess, string | null>> = {
  read: "Read",
  post: "Post",
  other: null,
};

const lockReasons = words<LockReason>({
  user: "activity.lock.user",
  idle: "activity.lock.idle",
  suspend: "activity.lock.suspend",
  "screen-lock": "activity.lock.screen-lock",
  start: "activity.lock.start",
});

const unlockWays = words<UnlockRequest["way"]>({
  plain: "activity.unlock.plain",
  passphrase: "activity.unlock.passphrase",
  "touch-id": "activity.unlock.touch-id",
});

const passphraseRemovals = words<"missing">({
  missing: "activity.passphraseRemoved.missing",
});

const signInWays = words<"password" | "browser" | "token">({
  password: "activity.signIn.password",
  browser: "activity.signIn.browser",
  token: "activity.signIn.token",
});

const protections = words<keyof ProtectionSettings>({
  revealSeconds: "activity.protection.revealSeconds",
  clipboardSeconds: "activity.protection.clipboardSeconds",
  lockAfterMinutes: "activity.protection.lockAfterMinutes",
  hideFromCapture: "activity.protection.hideFromCapture",
});

const copyFormats = words<CopyFormat>({
  plain: "copyAs.format.plain",
  dotenv: "copyAs.format.dotenv",
  shell: "copyAs.format.shell",
  powershell: "copyAs.format.powershell",
  json: "copyAs.format.json",
  yaml: "copyAs.format.yaml",
  properties: "copyAs.format.properties",
  ini: "copyAs.format.ini",
  appsettings: "copyAs.format.appsettings",
  "http-header": "copyAs.format.http-header",
  curl: "copyAs.format.curl",
  "body-field": "copyAs.format.body-field",
  mcp: "copyAs.format.mcp",
});

const exportsOfKeys = words<"csv" | "json">({
  csv: "activity.export.csv",
  json: "activity.export.json",
});

const exportsOfLog = words<"csv" | "json">({
  csv: "activity.exportLog.csv",
  json: "activity.exportLog.json",
});

type Words = ReadonlyMap<string, MessageId>;

const wordsOfActions: Partial<Readonly<Record<ActivityAction, Words>>> = {
  copy: copyFormats,
  connect: signInWays,
  "sign-in": signInWays,
  lock: lockReasons,
  unlock: unlockWays,
  "step-up": unlockWays,
  "passphrase-removed": passphraseRemovals,
  "protection-weakened": protections,
  "protection-strengthened": protections,
};

/** What the words in the details of an entry mean; null where they say it themselves. */
function wordsOf({ action, connectionId }: ActivityEntry): Words | null {
  // Keys are those of a connection; the log is of all of them.
  if (action === "export") return connectionId === null ? exportsOfLog : exportsOfKeys;
  return wordsOfActions[action] ?? null;
}

/** The details are read from a file, so that any word may stand there. */
function words<Known extends string>(ids: Readonly<Record<Known, MessageId>>): Words {
  return new Map(Object.entries<MessageId>(ids));
}
