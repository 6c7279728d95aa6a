import { stringify } from "csv-stringify/sync";
import type { ActivityEntry } from "../../shared/activity.ts";
import type { ExportedKey } from "../core/ports.ts";

/** The columns of a CSV file of keys, in their order; also what JSON calls them. */
const keyColumns = [
  ["company", "company_id"],
  ["key", "key"],
  ["status", "status"],
  ["created", "created"],
  ["expires", "expires"],
  ["contact", "contact_email"],
  ["notes", "notes"],
  ["allowedIpAddresses", "allowed_ip_addresses"],
  ["findings", "findings"],
] as const satisfies ReadonlyArray<readonly [keyof ExportedKey, string]>;

/** The same of a file of activity entries. */
const activityColumns = [
  "seq",
  "at",
  "os_user",
  "account",
  "action",
  "result",
  "connection",
  "environment",
  "key_id",
  "group",
  "access",
  "key",
  "fingerprint",
  "details",
  "protected",
] as const;

type ActivityRow = Readonly<Record<(typeof activityColumns)[number], string | number | null>>;

/** How many entries are put into text at once: a few milliseconds' work. */
const batchLength = 1_000;

/** Where another cell would begin, and be a formula, if semicolons, tabs or line breaks ended one. */
const laterFormula = /(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])(?<=[;\t\r\n]"*)/g;

/**
 * The exported keys as CSV (RFC 4180, with a byte order mark, since spreadsheets take the text for
 * another encoding without one).
 */
export function writeCsv(keys: readonly ExportedKey[]): string {
  return csvOf(
    keys.map((key) => ({ ...key, findings: key.findings.join("; ") })),
    keyColumns.map(([key, header]) => ({ key, header })),
    { isBeginning: true },
  );
}

/** The exported keys as a JSON array of objects, for programs. */
export function writeJson(keys: readonly ExportedKey[]): string {
  const written = keys.map((key) =>
    Object.fromEntries(keyColumns.map(([field, name]) => [name, key[field]])),
  );
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** Activity entries as CSV, like keys; piece by piece, since there may be a hundred thousand. */
export function* writeActivityCsv(entries: Iterable<ActivityEntry>): Generator<string> {
  let isBeginning = true;
  for (const batch of batchesOf(entries)) {
    const columns = activityColumns.map((name) => ({ key: name, header: name }));
    yield csvOf(batch.map(activityRow), columns, { isBeginning });
    isBeginning = false;
  }
}

/** Activity entries as a JSON array with one object a line; piece by piece. */
export function* writeActivityJson(entries: Iterable<ActivityEntry>): Generator<string> {
  let before = "[\n";
  for (const batch of batchesOf(entries)) {
    if (batch.length === 0) continue;
    yield before + batch.map((entry) => `  ${JSON.stringify(activityRow(entry))}`).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/**
 * SECURITY: a cell that a spreadsheet would run as a formula, since it starts with `= + - @`, a
 * tab or a line break, gets an apostrophe before it: notes are written by other people. So does
 * what follows a semicolon, a tab or a line break within a cell: where spreadsheets separate cells
 * by semicolons, as in Sweden, a quote after a comma quotes nothing, and each of them begins a cell.
 */
function csvOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly { readonly key: string; readonly header: string }[],
  { isBeginning }: { readonly isBeginning: boolean },
): string {
  return stringify([...rows], {
    header: isBeginning,
    columns: [...columns],
    bom: isBeginning,
    record_delimiter: "windows",
    escape_formulas: true,
    cast: { string: (text) => text.replaceAll(laterFormula, "'") },
    // The library quotes a cell for a whole record delimiter only; a lone \n would end the row.
    quoted_match: /[\r\n]/,
  });
}

function activityRow(entry: ActivityEntry): ActivityRow {
  const { seq, at, osUser, account, action, result, connectionName, environment, details } = entry;
  const { key } = entry;
  return {
    seq,
    at,
    os_user: osUser,
    account,
    action,
    result,
    connection: connectionName,
    environment,
    key_id: key?.keyId ?? null,
    group: key?.group ?? null,
    access: key?.access ?? null,
    key: key?.maskedKey ?? null,
    fingerprint: key?.fingerprint ?? null,
    details,
    protected: entry.isProtected ? "yes" : "no",
  };
}

/** At least one, which is empty when there are no entries. */
function* batchesOf(entries: Iterable<ActivityEntry>): Generator<readonly ActivityEntry[]> {
  let batch: ActivityEntry[] = [];
  for (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
