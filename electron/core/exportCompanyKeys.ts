import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { CompanyKeyRow } from "../../shared/companyKey.ts";
import type { ExportCompanyKeysRequest, ExportOutcome } from "../../shared/contract.ts";
import { assessCompanyKeys, type KeyFindings } from "../../shared/keyHealth/assessCompanyKeys.ts";
import { keyStatus } from "../../shared/keyHealth/keyStatus.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ActivityRecorder } from "./activity/activityRecorder.ts";
import { resultOf } from "./activity/resultOf.ts";
import type { ConnectionBook } from "./connectionBook.ts";
import type { FindPlatform } from "./findPlatform.ts";
import { instantOf } from "./instantOf.ts";
import type { Clock, ExportedKey, ExportFile } from "./ports.ts";

interface ExportDependencies {
  readonly findPlatform: FindPlatform;
  readonly book: ConnectionBook;
  readonly clock: Clock;
  readonly exportFile: ExportFile;
  readonly activity: ActivityRecorder;
}

/**
 * Writes what is known of a company's keys into a file that the user names: listed anew, so that
 * the page has no part in what the file says. Masked, never a secret.
 */
export async function exportCompanyKeys(
  { findPlatform, book, clock, exportFile, activity }: ExportDependencies,
  { connectionId, companyId, activeOnly, format, keyIds }: ExportCompanyKeysRequest,
): Promise<Result<ExportOutcome, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  if (platform.value.kind !== "company") return err({ kind: "not-supported" });
  const listed = await platform.value.listCompanyKeys({ companyId, activeOnly });
  if (!listed.ok) return listed;

  const nowMs = clock.now();
  const findings = assessCompanyKeys(listed.value.rows, nowMs);
  const keys = chosenRows(listed.value.rows, keyIds).map((row) => exported(row, findings, nowMs));
  const name = book.find(connectionId)?.name ?? "";
  const fileName = fileNameFor(name, instantOf(nowMs).slice(0, 10), format);
  const file = await exportFile.save({ fileName, format }, keys);
  const wasCancelled = file.ok && file.value === null;
  if (!wasCancelled) {
    await activity.record({
      action: "export",
      connectionId,
      result: resultOf(file),
      details: format,
    });
  }
  if (!file.ok) return file;
  if (file.value === null) return ok({ state: "cancelled" });
  return ok({ state: "saved", file: file.value, count: keys.length });
}

/** Those that were asked for, in the order in which they were; what is gone meanwhile is left out. */
function chosenRows(
  rows: readonly CompanyKeyRow[],
  keyIds: readonly KeyId[] | null,
): readonly CompanyKeyRow[] {
  if (keyIds === null) return rows;
  const byId = new Map(rows.map((row) => [row.keyId, row]));
  return keyIds.flatMap((keyId) => byId.get(keyId) ?? []);
}

function exported(row: CompanyKeyRow, findings: KeyFindings, nowMs: number): ExportedKey {
  return {
    company: row.companyId ?? "",
    key: row.maskedKey,
    status: keyStatus(row, nowMs).state,
    created: row.created ?? "",
    expires: row.expiry ?? "",
    contact: row.contactEmail,
    notes: row.notes,
    allowedIpAddresses: row.allowedIpAddresses,
    findings: (findings.get(row.keyId) ?? []).map(({ kind }) => kind),
  };
}

/** So that the name fits on every disk in every script: 255 bytes, up to four a letter. */
const longestName = 40;

/** `company-keys grand-hotel-spa 2026-11-24.csv`: letters of any script stay, the rest is a dash. */
function fileNameFor(connection: string, day: string, format: string): string {
  const plain = connection
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-/, "");
  const short = [...plain].slice(0, longestName).join("").replace(/-$/, "");
  return `company-keys ${short === "" ? "" : `${short} `}${day}.${format}`;
}
