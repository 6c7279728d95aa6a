import { stringify } from "csv-stringify/sync";
import type { ExportedKey } from "../core/ports.ts";

/** The columns of a CSV file, in their order; also what JSON calls them. */
const columns = [
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

/** Where another cell would begin, and be a formula, if semicolons, tabs or line breaks ended one. */
const laterFormula = /(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])(?<=[;\t\r\n]"*)/g;

/**
 * The exported keys as CSV (RFC 4180, with a byte order mark, since spreadsheets take the text for
 * another encoding without one).
 *
 * SECURITY: a cell that a spreadsheet would run as a formula, since it starts with `= + - @`, a
 * tab or a line break, gets an apostrophe before it: notes are written by other people. So does
 * what follows a semicolon, a tab or a line break within a cell: where spreadsheets separate cells
 * by semicolons, as in Sweden, a quote after a comma quotes nothing, and each of them begins a cell.
 */
export function writeCsv(keys: readonly ExportedKey[]): string {
  return stringify(
    keys.map((key) => ({ ...key, findings: key.findings.join("; ") })),
    {
      header: true,
      columns: columns.map(([key, header]) => ({ key, header })),
      bom: true,
      record_delimiter: "windows",
      escape_formulas: true,
      cast: { string: (text) => text.replaceAll(laterFormula, "'") },
      // The library quotes a cell for a whole record delimiter only; a lone \n would end the row.
      quoted_match: /[\r\n]/,
    },
  );
}

/** The exported keys as a JSON array of objects, for programs. */
export function writeJson(keys: readonly ExportedKey[]): string {
  const written = keys.map((key) =>
    Object.fromEntries(columns.map(([field, name]) => [name, key[field]])),
  );
  return `${JSON.stringify(written, null, 2)}\n`;
}
