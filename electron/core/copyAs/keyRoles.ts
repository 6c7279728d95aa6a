import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { KeyPlatform } from "../keyPlatform.ts";
import type { KnownKey } from "../knownKeys.ts";
import type { KeyRole } from "./keyUse.ts";

/** What a key is for, and what it is called by where its access says too little. */
export interface NamedRole extends KeyRole {
  /** The platform's own name of it, "Read"; null where it has none. */
  readonly name: string | null;
}

/** A key of a list of this run; null for any other, and for a company key. */
export type FindKnownKey = (
  connectionId: ConnectionId,
  keyId: KeyId,
) => (KnownKey & { readonly name?: string }) | null;

const companyKey: NamedRole = { group: null, access: null, name: null };

interface RoleSources {
  readonly find: FindKnownKey;
  readonly platform: KeyPlatform;
}

/** What keys are for, as the lists of this run tell it; where they don't, the platform is asked. */
export async function rolesOfKeys(
  { find, platform }: RoleSources,
  connectionId: ConnectionId,
  keyIds: readonly KeyId[],
): Promise<Result<readonly NamedRole[], AppError>> {
  if (platform.kind === "company") return ok(keyIds.map(() => companyKey));
  const known = keyIds.map((keyId) => find(connectionId, keyId));
  if (known.every((key) => key !== null)) {
    return ok(known.map(({ group, access, name = null }) => ({ group, access, name })));
  }
  const rows = await platform.listKeys();
  if (!rows.ok) return rows;
  const byId = new Map(rows.value.map((row) => [row.keyId, row]));
  const listed = keyIds.map((keyId) => byId.get(keyId));
  return listed.every((row) => row !== undefined)
    ? ok(listed.map(({ group, access, name }) => ({ group, access, name })))
    : err({ kind: "key-not-found" });
}
