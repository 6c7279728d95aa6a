import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { isSafeUrl } from "../core/isSafeUrl.ts";

/**
 * The origin that a person typed, `https://host[:port]`. Refuses anything that is neither https
 * nor this computer itself, and anything that is more than an origin, so that no path, password
 * or query is dropped unseen.
 */
export function parseOrigin(text: string): Result<string, AppError> {
  const url = URL.parse(text.trim());
  if (url === null || !isSafeUrl(url)) return err({ kind: "address-refused" });
  const isBare = url.pathname === "/" && url.search === "" && url.hash === "";
  return isBare ? ok(url.origin) : err({ kind: "address-refused" });
}
