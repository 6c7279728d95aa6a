import type { Answer } from "../../answer.ts";
import { bokameraCompanies } from "../bokameraCompanies.ts";
import type { BokameraServices } from "../bokameraServices.ts";
import type { BokameraRole, BokameraUser } from "../bokameraUsers.ts";
import { failureAnswer } from "./failureAnswer.ts";
import type { ServiceCall } from "./serviceCall.ts";

/** Lets those in who are signed in with one of the roles; 401 for strangers, 403 for the others. */
export function forRoles(
  services: BokameraServices,
  roles: readonly BokameraRole[],
  handler: (call: ServiceCall, user: BokameraUser) => Answer,
): (call: ServiceCall) => Answer {
  return (call) => {
    const user = findUser(services, call);
    if (user === null) return unauthorized(services, call);
    return roles.includes(user.role) ? handler(call, user) : forbidden(services, call);
  };
}

function findUser(services: BokameraServices, { request }: ServiceCall): BokameraUser | null {
  const authorization = request.header("authorization") ?? "";
  const accessToken = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const user = accessToken === undefined ? null : services.sessions.findUser(accessToken);
  if (user === null) return null;
  const apiKey = request.header("x-api-key");
  return apiKey === undefined || isKeyFor(services, user, apiKey) ? user : null;
}

/** Whether the company's own key, which nobody has to send, is one that this user may send. */
function isKeyFor({ keys }: BokameraServices, user: BokameraUser, apiKey: string): boolean {
  return bokameraCompanies
    .filter(({ companyId }) => user.role === "superadmin" || companyId === user.companyId)
    .some((company) => keys.isValid(company, apiKey));
}

/** As the platform does it by default: the status, and a body with nothing in it. */
function unauthorized({ jsonErrors }: BokameraServices, call: ServiceCall): Answer {
  const headers = { "www-authenticate": 'Bearer realm="bookmore-admin"' };
  if (!jsonErrors) {
    return { status: 401, headers: { ...headers, "cache-control": "no-store" }, body: "" };
  }
  const failure = { errorCode: "Unauthorized", message: "Not Authenticated" };
  return failureAnswer(call, 401, failure, headers);
}

/** As the platform does it by default: a text for a person. */
function forbidden({ jsonErrors }: BokameraServices, call: ServiceCall): Answer {
  if (jsonErrors) {
    return failureAnswer(call, 403, { errorCode: "Forbidden", message: "Invalid Role" });
  }
  const [method, path] = call.route.split(" ");
  return {
    status: 403,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    body: `Forbidden\n\nRequest.HttpMethod: ${method}\nRequest.PathInfo: ${path}\n`,
  };
}
