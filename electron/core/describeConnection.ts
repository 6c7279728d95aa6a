import type { ActivityEnvironment } from "../../shared/activity.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { ConnectionBook } from "./connectionBook.ts";

/** What the activity log tells of a connection. */
export interface ConnectionFacts {
  readonly name: string;
  readonly environment: ActivityEnvironment;
  /** Who is signed in, where the platform has accounts. */
  readonly account: string | null;
}

/** null for a connection that this app no longer has. */
export function describeConnection(
  book: ConnectionBook,
  connectionId: ConnectionId,
): ConnectionFacts | null {
  const saved = book.find(connectionId);
  if (saved === null) return null;
  const account = saved.platform === "bokamera" ? (saved.signIn?.email ?? null) : null;
  const environment = saved.origin === null ? "demo" : saved.environment;
  return { name: saved.name, environment, account };
}
