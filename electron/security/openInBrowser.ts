import type { Shell } from "electron";
import { isSafeUrl } from "../core/isSafeUrl.ts";

/**
 * Opens a page in the person's own browser. The one place that asks the system to open anything.
 *
 * @returns false when the system could not, or the address is not one for a browser.
 */
export async function openInBrowser(
  { shell }: { readonly shell: Pick<Shell, "openExternal"> },
  address: string,
): Promise<boolean> {
  const url = URL.parse(address);
  // SECURITY: the system starts a program for any other scheme, and a server has named this one.
  if (url === null || !isSafeUrl(url)) return false;
  try {
    await shell.openExternal(url.href);
    return true;
  } catch {
    return false;
  }
}
