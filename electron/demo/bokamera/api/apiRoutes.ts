import type { Answer } from "../../answer.ts";
import type { RouteRequest, Routes } from "../../routes.ts";
import { bokameraCompanies } from "../bokameraCompanies.ts";
import type { BokameraServices } from "../bokameraServices.ts";
import type { BokameraRole, BokameraUser } from "../bokameraUsers.ts";
import { answerCreateKey } from "./answerCreateKey.ts";
import { answerKeyList } from "./answerKeyList.ts";
import { chooseFormat, formatSuffixes } from "./formats/chooseFormat.ts";
import { forRoles } from "./forRoles.ts";
import { dtoAnswer, type ServiceCall } from "./serviceCall.ts";

const writers: readonly BokameraRole[] = ["superadmin", "bookingsupplier-administrator-write"];
const everybody: readonly BokameraRole[] = [...writers, "bookingsupplier-administrator-read"];

/** BokaMera's API, as far as it is about keys and about who is signed in. */
export function apiRoutes(services: BokameraServices): Routes {
  const listKeys = forRoles(services, writers, (call, user) => answerKeyList(services, call, user));
  const createKey = forRoles(services, writers, (call, user) =>
    answerCreateKey(services, call, user),
  );
  return {
    ...service("GET /apikeys", "ApiKeyQuery", listKeys),
    ...service("POST /apikeys", "CreateApiKey", createKey),
    ...service("GET /users", "CurrentUserQuery", forRoles(services, everybody, whoAmI)),
    ...service("GET /version", "VersionQuery", tellVersion),
  };
}

/** A service at its path, and at its path with the suffix of every format. */
function service(route: string, operation: string, answer: (call: ServiceCall) => Answer): Routes {
  const handlers = formatSuffixes.map((suffix) => {
    const handler = (request: RouteRequest): Answer => {
      const { query, header } = request;
      const format = chooseFormat(suffix, query.get("format"), header("accept"));
      return answer({ operation, route, format, request });
    };
    return [`${route}${suffix}`, handler] as const;
  });
  return Object.fromEntries(handlers);
}

/** `GET /users`: the person behind the token, in fields of our own: theirs are not public. */
function whoAmI(call: ServiceCall, user: BokameraUser): Answer {
  const company = bokameraCompanies.find(({ companyId }) => companyId === user.companyId);
  return dtoAnswer(call, 200, {
    type: "CurrentUserResponse",
    fields: {
      Id: user.userId,
      Email: user.email,
      FirstName: user.firstName,
      LastName: user.lastName,
      CompanyId: user.companyId,
      CompanyName: company?.name ?? null,
      Roles: [user.role],
    },
  });
}

/** `GET /version`: that the service is there, for everybody. */
function tellVersion(call: ServiceCall): Answer {
  return dtoAnswer(call, 200, {
    type: "VersionResponse",
    fields: {
      BuildTime: "2026-02-03T07:12:45",
      Sha: "5f1c0d9be2a74638a1f0c4d7e9b23586d0a1c7f4",
      InformationalVersion: "4.18.0+Branch.master.Sha.5f1c0d9",
      SemVer: "4.18.0",
    },
  });
}
