import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import type { RefreshId } from "../../shared/refresh.ts";

/** The key that is shown or copied. */
export interface KeyPlace {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  /** The refresh whose new key it is; without one it is the key that the platform has now. */
  readonly refreshId?: RefreshId | undefined;
}

export function keyRequestOf({ connectionId, keyId, refreshId }: KeyPlace): KeyRequest {
  return refreshId === undefined ? { connectionId, keyId } : { connectionId, keyId, refreshId };
}
