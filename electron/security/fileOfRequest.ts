import { join, normalize, sep } from "node:path";
import { appOrigin } from "./appOrigin.ts";

/** The file behind a request, or null when it is not one inside the folder. */
export function fileOfRequest(
  folder: string,
  request: { readonly url: string; readonly method: string },
): string | null {
  const url = URL.parse(request.url);
  if (url === null || `${url.protocol}//${url.host}` !== appOrigin) return null;
  if (request.method !== "GET") return null;
  const path = decodePath(url.pathname);
  if (path === null || path.includes("\0") || path.includes("\\")) return null;
  const file = normalize(join(folder, path));
  // SECURITY: after all decoding, so that no encoded `..` climbs out of the folder.
  return file.startsWith(normalize(folder) + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
