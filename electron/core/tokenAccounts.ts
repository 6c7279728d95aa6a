import type { ConnectionId } from "../../shared/connection.ts";

/** The keychain account that holds a connection's admin token or refresh token. */
export function tokenAccountOf(connectionId: ConnectionId): string {
  return `connection:${connectionId}`;
}

/** The keychain account that holds the company's own key, which is sent along. */
export function apiKeyAccountOf(connectionId: ConnectionId): string {
  return `connection:${connectionId}:x-api-key`;
}
