import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { protocol } from "electron";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

const scheme = "app";

/** The origin of every page of ours; nothing else is ever loaded into a window. */
export const appOrigin = `${scheme}://keyrack`;

export const startPage = `${appOrigin}/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the built page from `folder` as `app://keyrack/…` instead of `file:`, which could read
 * the whole disk.
 */
export function serveApp(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const file = fileOf(folder, request);
    if (file === null) return new Response("Not found", { status: 404 });
    const contentType = contentTypes[extname(file)];
    if (contentType === undefined) return new Response("Not found", { status: 404 });
    try {
      return new Response(await readFile(file), { headers: headersFor(contentType) });
    } catch {
      return new Response("Not found", { status: 404 });
    }
  });
}

/** The file behind a request, or null when it is not one inside the folder. */
export function fileOf(folder: string, request: { url: string; method: string }): string | null {
  const url = URL.parse(request.url);
  if (url === null || url.protocol !== `${scheme}:` || url.host !== "keyrack") return null;
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

function headersFor(contentType: string): Record<string, string> {
  return {
    "Content-Type": contentType,
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
  };
}
