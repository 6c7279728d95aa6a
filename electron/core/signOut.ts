import type { AppError } from "../../shared/appError.ts";
import type { ConnectionRequest } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import type { ConnectionBook } from "./connectionBook.ts";
import type { SignInSessions } from "./signInSessions.ts";

/** Ends the session of a connection, which stays and can be signed in to again. */
export async function signOut(
  { book, sessions }: { book: ConnectionBook; sessions: SignInSessions },
  { connectionId }: ConnectionRequest,
): Promise<Result<void, AppError>> {
  const saved = book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  if (saved.platform !== "bokamera" || saved.signIn === null) return err({ kind: "not-supported" });
  return sessions.signOut(saved);
}
