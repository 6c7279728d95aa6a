import type { Answer } from "./answer.ts";
import { matchPath } from "./matchPath.ts";

/** One request after parsing: what a route may look at. */
export interface RouteRequest {
  /** The segments that the pattern names with a colon, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The value of a header by its lower-case name; undefined when it was not sent. */
  readonly header: (name: string) => string | undefined;
  /** The body's bytes, 1 MB at most. */
  readonly body: Uint8Array;
}

export type RouteHandler = (request: RouteRequest) => Answer;

/** A table to read: `"GET /portal/:environment/api-keys"` to its handler. */
export type Routes = Readonly<Record<string, RouteHandler>>;

export type FoundRoute =
  | {
      readonly kind: "found";
      readonly handler: RouteHandler;
      readonly params: RouteRequest["params"];
    }
  /** The path is known, the method is not; `allowed` are the methods that are. */
  | { readonly kind: "wrong-method"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown" };

/** Finds the one route for a method and a path without its query. */
export function findRoute(routes: Routes, method: string, path: string): FoundRoute {
  const allowed: string[] = [];
  for (const [route, handler] of Object.entries(routes)) {
    const [routeMethod = "", pattern = ""] = route.split(" ");
    const params = matchPath(pattern, path);
    if (params === null) continue;
    if (routeMethod === method) return { kind: "found", handler, params };
    allowed.push(routeMethod);
  }
  return allowed.length === 0 ? { kind: "unknown" } : { kind: "wrong-method", allowed };
}
