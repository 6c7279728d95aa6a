import type { AppError } from "../../shared/appError.ts";
import type { CompanyKeyList } from "../../shared/companyKey.ts";
import type { ListCompanyKeysRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { FindPlatform } from "./findPlatform.ts";
import { instantOf } from "./instantOf.ts";
import type { Clock } from "./ports.ts";

/** The masked keys of one company, as the platform lists them now. */
export async function listCompanyKeys(
  { findPlatform, clock }: { findPlatform: FindPlatform; clock: Clock },
  { connectionId, companyId, activeOnly }: ListCompanyKeysRequest,
): Promise<Result<CompanyKeyList, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  if (platform.value.kind !== "company") return err({ kind: "not-supported" });
  const listed = await platform.value.listCompanyKeys({ companyId, activeOnly });
  return listed.ok ? ok({ ...listed.value, loadedAt: instantOf(clock.now()) }) : listed;
}
