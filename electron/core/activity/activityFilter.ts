import type { ActivityFilter, ActivityKey } from "../../../shared/activity.ts";
import { instantOf } from "../instantOf.ts";
import type { ActivityWords } from "./activityPorts.ts";
import type { ActivitySubject, KnownEntry } from "./readEntry.ts";

/**
 * Whether an entry is let through. What is the same for many entries is looked at once: the words
 * of a subject, of an action, of a kind of key, of a day.
 */
export function createActivityFilter(
  { text, actions, failedOnly }: ActivityFilter,
  words: ActivityWords,
): (entry: KnownEntry) => boolean {
  const sought = [...new Set(text.toLowerCase().split(/\s+/))].filter((word) => word !== "");
  const wanted = actions === null ? null : new Set(actions);
  const isWanted = ({ action, result }: ActivitySubject) =>
    (wanted?.has(action) ?? true) && !(failedOnly && result === "ok");
  const keyNames = new Map<string, string>();
  const keyName = (key: ActivityKey) => {
    const kind = `${key.group} ${key.access}`;
    const name = keyNames.get(kind) ?? words.ofKey(key);
    keyNames.set(kind, name);
    return name;
  };
  const actionWords = new Map<string, string>();
  const lackOf = memoised((subject: ActivitySubject) => {
    const named = `${subject.action} ${subject.result}`;
    const what = actionWords.get(named) ?? words.ofAction(subject);
    actionWords.set(named, what);
    const name = subject.key === null ? "" : keyName(subject.key);
    const found = `${what}\n${name}\n${subjectText(subject)}`.toLowerCase();
    return sought.filter((word) => !found.includes(word));
  });
  const dayText = memoised((day: number) => textOfDay(day, words));
  return ({ subject, atMs }) => {
    if (!isWanted(subject)) return false;
    if (sought.length === 0) return true;
    const lack = lackOf(subject);
    return lack.length === 0 || lack.every((word) => dayText(dayOf(atMs)).includes(word));
  };
}

function subjectText(subject: ActivitySubject): string {
  const { action, result, key, connectionName, environment, account, osUser, details } = subject;
  const what = `${action}\n${result}\n${details ?? ""}`;
  const where = `${connectionName ?? ""}\n${environment ?? ""}\n${account ?? ""}\n${osUser}`;
  return `${what}\n${where}\n${key === null ? "" : keyText(key)}`;
}

function keyText({ keyId, group, access, fingerprint, maskedKey }: ActivityKey): string {
  return `${keyId ?? ""}\n${group ?? ""}\n${access ?? ""}\n${fingerprint ?? ""}\n${maskedKey ?? ""}`;
}

/** The day by this computer's clock, 20260312. */
function dayOf(atMs: number): number {
  const at = new Date(atMs);
  return (at.getFullYear() * 100 + at.getMonth() + 1) * 100 + at.getDate();
}

function textOfDay(day: number, words: ActivityWords): string {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const noon = instantOf(new Date(year, month - 1, date, 12).getTime());
  const iso = [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
  return `${iso}\n${words.ofDay(noon)}`.toLowerCase();
}

function memoised<Input, Output>(make: (input: Input) => Output): (input: Input) => Output {
  const made = new Map<Input, Output>();
  return (input) => {
    const known = made.get(input);
    if (known !== undefined) return known;
    const output = make(input);
    made.set(input, output);
    return output;
  };
}
