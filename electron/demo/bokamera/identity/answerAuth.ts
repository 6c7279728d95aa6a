import { assertNever } from "../../../../shared/assertNever.ts";
import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import { type AuthorizationRequest, parseAuthorization } from "./authorizationRequest.ts";
import { identityPaths } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";
import { loginPage, messagePage } from "./loginPage.ts";
import { parseForm } from "./parseForm.ts";

/** `GET …/auth`: the login page. It is shown every time: no cookie keeps anybody signed in. */
export function answerAuth(services: IdentityServices, request: RouteRequest): Answer {
  return withAuthorization(services, request, ({ loginHint }) =>
    loginPage({ action: formAction(request), email: loginHint, message: null }),
  );
}

/** `POST …/auth`: the form of the login page. The right password leads back to the program. */
export function answerLogin(services: IdentityServices, request: RouteRequest): Answer {
  return withAuthorization(services, request, (authorization) => {
    const { username = "", password = "" } = parseForm(request.body) ?? {};
    const user = services.users.findUser(username, password);
    if (user === null) {
      const message = "Invalid username or password.";
      return loginPage({ action: formAction(request), email: username, message });
    }
    const code = services.codes.issue({ user, request: authorization });
    return redirectAnswer(services, authorization, { code });
  });
}

function withAuthorization(
  services: IdentityServices,
  { query }: RouteRequest,
  answer: (authorization: AuthorizationRequest) => Answer,
): Answer {
  const parsed = parseAuthorization(query);
  switch (parsed.kind) {
    case "parsed":
      return answer(parsed.request);
    case "no-way-back":
      return messagePage(400, parsed.reason);
    case "refused": {
      const { error, description } = parsed;
      return redirectAnswer(services, parsed, { error, error_description: description });
    }
    default:
      return assertNever(parsed);
  }
}

/** The request itself is the form's target, so that the page needs no hidden fields. */
function formAction({ query }: RouteRequest): string {
  return `${identityPaths.auth}?${query}`;
}

function redirectAnswer(
  { origin }: IdentityServices,
  { redirectUri, state }: Pick<AuthorizationRequest, "redirectUri" | "state">,
  fields: Readonly<Record<string, string>>,
): Answer {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(fields)) location.searchParams.set(name, value);
  if (state !== null) location.searchParams.set("state", state);
  location.searchParams.set("iss", `${origin}${identityPaths.realm}`);
  const headers = { location: location.href, "cache-control": "no-store" };
  // SECURITY: the code is in the address that the program's own page would be told of.
  return { status: 302, headers: { ...headers, "referrer-policy": "no-referrer" }, body: "" };
}
