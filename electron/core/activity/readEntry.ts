import {
  type ActivityAction,
  type ActivityEntry,
  type ActivityEnvironment,
  type ActivityKey,
  activityActions,
} from "../../../shared/activity.ts";
import type { KeyAccess, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { LineParts } from "./activityLine.ts";
import { isActivityResult } from "./isActivityResult.ts";

/** All of an entry but its number, its time and its mac: the same for many entries. */
export type ActivitySubject = Omit<ActivityEntry, "seq" | "at" | "isProtected">;

/** An entry as it is kept in memory, in as little room as a hundred thousand of them allow. */
export interface KnownEntry {
  readonly seq: number;
  readonly atMs: number;
  readonly isProtected: boolean;
  readonly subject: ActivitySubject;
}

type Fields = Readonly<Record<string, unknown>>;

const actions: ReadonlySet<unknown> = new Set(activityActions);

/** Reads the entries of lines; equal subjects become one. */
export class EntryReader {
  readonly #subjects = new Map<string, ActivitySubject | null>();

  /** null for a line that is no entry that this version knows; it is shown nowhere. */
  read({ seq, at, rest, mac }: Omit<LineParts, "body">): KnownEntry | null {
    const atMs = Date.parse(at);
    const subject = this.#subject(rest);
    if (subject === null || Number.isNaN(atMs)) return null;
    return { seq, atMs, isProtected: mac !== null, subject };
  }

  #subject(text: string): ActivitySubject | null {
    const known = this.#subjects.get(text);
    if (known !== undefined) return known;
    const subject = parseSubject(text);
    this.#subjects.set(text, subject);
    return subject;
  }
}

function parseSubject(text: string): ActivitySubject | null {
  const fields = parseFields(`{${text}}`);
  if (fields === null) return null;
  const { osUser, account, action, connectionId, connectionName, environment } = fields;
  const { result, details, key: keyFields } = fields;
  const key = parseKey(keyFields);
  if (typeof osUser !== "string" || !isAction(action) || !isActivityResult(result)) return null;
  if (!isTextOrNull(account) || !isTextOrNull(connectionName) || !isTextOrNull(details))
    return null;
  if (!isConnectionId(connectionId) || !isEnvironment(environment) || key === undefined)
    return null;
  return {
    osUser,
    account,
    action,
    connectionId,
    connectionName,
    environment,
    key,
    result,
    details,
  };
}

/** undefined for what is no key. */
function parseKey(value: unknown): ActivityKey | null | undefined {
  if (value === null) return null;
  if (!isFields(value)) return undefined;
  const { keyId, group, access, fingerprint, maskedKey } = value;
  if (!isKeyId(keyId) || !isGroup(group) || !isAccess(access)) return undefined;
  if (!isTextOrNull(fingerprint) || !isTextOrNull(maskedKey)) return undefined;
  return { keyId, group, access, fingerprint, maskedKey };
}

function parseFields(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === "string";
const isAction = (value: unknown): value is ActivityAction => actions.has(value);
const isKeyId = (value: unknown): value is KeyId | null => isTextOrNull(value);
const isGroup = (value: unknown): value is KeyGroup | null => isTextOrNull(value);
const isConnectionId = (value: unknown): value is ConnectionId | null => isTextOrNull(value);
const isEnvironment = (value: unknown): value is ActivityEnvironment | null =>
  value === null || value === "live" || value === "sandbox" || value === "demo";
const isAccess = (value: unknown): value is KeyAccess | null =>
  value === null || value === "read" || value === "post" || value === "other";
