import type { AppError } from "../../../shared/appError.ts";
import type { SetNamePatternRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";

/** Changes how names are made of a connection's keys; the platform's own pattern is not kept. */
export function setNamePattern(
  { book }: { readonly book: Pick<ConnectionBook, "find" | "findPlatform" | "replace"> },
  { connectionId, pattern }: SetNamePatternRequest,
): Result<void, AppError> {
  const saved = book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  const platform = book.findPlatform(connectionId);
  if (!platform.ok) return platform;
  const isOwn = pattern === platform.value.keyUse.namePattern;
  book.replace({ ...saved, namePattern: isOwn ? null : pattern });
  return ok(undefined);
}
