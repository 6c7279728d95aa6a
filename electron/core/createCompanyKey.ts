import type { AppError } from "../../shared/appError.ts";
import type { CompanyKeyRow, CreatedCompanyKey } from "../../shared/companyKey.ts";
import type { CreateCompanyKeyRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ActivityRecorder } from "./activity/activityRecorder.ts";
import { resultOf } from "./activity/resultOf.ts";
import type { CompanyKeyOrders } from "./companyKeyOrders.ts";
import type { FindPlatform } from "./findPlatform.ts";
import type { IsStillAsked } from "./isStillAsked.ts";
import type { CompanyKeyOrder, CompanyKeyPlatform } from "./keyPlatform.ts";
import { mayHaveWorked } from "./mayHaveWorked.ts";

interface CreateDependencies {
  readonly findPlatform: FindPlatform;
  readonly activity: ActivityRecorder;
  readonly keyOrders: CompanyKeyOrders;
  readonly isStillAsked: IsStillAsked;
}

/**
 * Orders one more key. The order is sent once: nothing tells the platform one order sent twice
 * from two. When its answer is lost, the list from before and the list from after say what
 * became of it. Nothing is sent unless it is written down that it is about to be.
 */
export async function createCompanyKey(
  dependencies: CreateDependencies,
  request: CreateCompanyKeyRequest,
): Promise<Result<CreatedCompanyKey, AppError>> {
  const { findPlatform, keyOrders } = dependencies;
  const platform = findPlatform(request.connectionId);
  if (!platform.ok) return platform;
  const { value } = platform;
  if (value.kind !== "company") return err({ kind: "not-supported" });
  return keyOrders.alone(request.connectionId, () => orderKey(dependencies, value, request));
}

async function orderKey(
  { activity, isStillAsked }: CreateDependencies,
  platform: CompanyKeyPlatform,
  { connectionId, ...order }: CreateCompanyKeyRequest,
): Promise<Result<CreatedCompanyKey, AppError>> {
  const before = await listAll(platform, order);
  if (!before.ok) return before;
  const intended = { action: "replace-started", connectionId, result: "ok" } as const;
  const recorded = await activity.recordStrictly(intended);
  if (!recorded.ok) return recorded;
  const created = isStillAsked()
    ? await platform.createCompanyKey(order)
    : err<AppError>({ kind: "locked" });
  await activity.record({ action: "replace", connectionId, result: resultOf(created) });
  if (created.ok) return ok({ outcome: "created", row: created.value.row });
  if (!mayHaveWorked(created.error)) return created;
  return findCreated(platform, order, before.value);
}

/** What became of an order whose answer was lost. */
async function findCreated(
  platform: CompanyKeyPlatform,
  order: CompanyKeyOrder,
  before: readonly CompanyKeyRow[],
): Promise<Result<CreatedCompanyKey, AppError>> {
  const after = await listAll(platform, order);
  if (!after.ok) return ok({ outcome: "unknown" });
  const rows = newRows(before, after.value, order);
  return ok(rows.length > 0 ? { outcome: "found", rows } : { outcome: "not-found" });
}

async function listAll(
  platform: CompanyKeyPlatform,
  { companyId }: CompanyKeyOrder,
): Promise<Result<readonly CompanyKeyRow[], AppError>> {
  const listed = await platform.listCompanyKeys({ companyId, activeOnly: false });
  return listed.ok ? ok(listed.value.rows) : listed;
}

/** The rows that were not there before: those with the order's words, or all when none has them. */
function newRows(
  before: readonly CompanyKeyRow[],
  after: readonly CompanyKeyRow[],
  { notes, contactEmail }: CompanyKeyOrder,
): readonly CompanyKeyRow[] {
  const known = new Set(before.map(({ keyId }) => keyId));
  const added = after.filter(({ keyId }) => !known.has(keyId));
  const ours = added.filter(
    (row) =>
      row.notes.trim() === notes.trim() &&
      (contactEmail === "" || row.contactEmail.toLowerCase() === contactEmail.toLowerCase()),
  );
  return ours.length > 0 ? ours : added;
}
