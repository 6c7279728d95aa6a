import type { Shell } from "electron";
import { isSafeUrl } from "../core/isSafeUrl.ts";

/** A page to open, and the one origin that it may have: that of whom a person deals with. */
export interface BrowserPage {
  readonly address: string;
  /** `https://host[:port]`, or http on this computer itself. */
  readonly allowedOrigin: string;
}

/**
 * Opens a page in the person's own browser. The one place that asks the system to open anything.
 *
 * @returns false when the system could not, or the address is not one of the allowed origin.
 */
export async function openInBrowser(
  { shell }: { readonly shell: Pick<Shell, "openExternal"> },
  { address, allowedOrigin }: BrowserPage,
): Promise<boolean> {
  const url = URL.parse(address);
  // SECURITY: the system starts a program for any other scheme, and a server has named this one.
  if (url === null || !isSafeUrl(url)) return false;
  // SECURITY: exactly this origin, so that a server sends a person to no other's page.
  if (url.origin !== allowedOrigin) return false;
  try {
    await shell.openExternal(url.href);
    return true;
  } catch {
    return false;
  }
}
