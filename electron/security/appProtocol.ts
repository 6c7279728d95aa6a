import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { protocol } from "electron";
import { appScheme } from "./appOrigin.ts";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";
import { fileOfRequest } from "./fileOfRequest.ts";

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
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the built page from `folder` as `app://keyrack/…` instead of `file:`, which could read
 * the whole disk.
 */
export function serveApp(folder: string): void {
  protocol.handle(appScheme, async (request) => {
    const file = fileOfRequest(folder, request);
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
