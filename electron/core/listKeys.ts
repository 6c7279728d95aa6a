import type { AppError } from "../../shared/appError.ts";
import type { KeyList, ListKeysRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { FindPlatform } from "./findPlatform.ts";
import { instantOf } from "./instantOf.ts";
import type { KnownKeys } from "./knownKeys.ts";
import type { Clock } from "./ports.ts";
import type { KeyWatch } from "./refresh/keyWatch.ts";

interface ListDependencies {
  readonly findPlatform: FindPlatform;
  readonly clock: Clock;
  readonly knownKeys: KnownKeys;
  readonly keyWatch: KeyWatch;
}

/** The masked keys of one connection, as the platform lists them now. */
export async function listKeys(
  { findPlatform, clock, knownKeys, keyWatch }: ListDependencies,
  { connectionId }: ListKeysRequest,
): Promise<Result<KeyList, AppError>> {
  const platform = findPlatform(connectionId);
  if (!platform.ok) return platform;
  if (platform.value.kind !== "groups") return err({ kind: "not-supported" });
  const seenAt = keyWatch.begin();
  const rows = await platform.value.listKeys();
  if (!rows.ok) return rows;
  keyWatch.observe(seenAt, connectionId, rows.value);
  knownKeys.remember(connectionId, rows.value);
  return ok({ rows: rows.value, loadedAt: instantOf(clock.now()) });
}
