import type { CompanyId } from "../../../shared/companyKey.ts";
import { Fields } from "./fields.ts";
import { readCompanyId } from "./readCompanyKeys.ts";

/** Who is signed in, as far as the platform tells. */
export interface BokameraUser {
  /** null when the platform does not tell, here and below. */
  readonly name: string | null;
  readonly email: string | null;
  readonly companyId: CompanyId | null;
  readonly isSuperadmin: boolean;
}

/** As the settings keep an e-mail: a longer one would spoil their file. */
const longestText = 254;
/** Where the person may lie when not in the answer itself. */
const wrappers = ["User", "CurrentUser", "Result", "Results", "Response", "Data"];

/**
 * Reads the answer of `CurrentUserQuery`.
 *
 * ASSUMED: its field names are not public. These are the ones that ServiceStack and this platform
 * use elsewhere; what is not found under any of them is not known, and a role that is not found is
 * not had.
 */
export function readUser(answer: Fields): BokameraUser {
  const places = [answer, ...wrappers.flatMap((name) => firstObjectOf(answer.get(name)))];
  const texts = (...names: readonly string[]) => names.flatMap((name) => textsOf(places, name));
  const email = texts("Email", "EmailAddress", "UserName").find((text) => text.includes("@"));
  const fullName = [...texts("FirstName").slice(0, 1), ...texts("LastName").slice(0, 1)].join(" ");
  const names = [fullName, ...texts("DisplayName", "FullName", "Name", "UserName")];
  const companyIds = places.map((place) => readCompanyId(place.get("CompanyId")));
  return {
    name: names.find((text) => text !== "") ?? null,
    email: email ?? null,
    companyId: companyIds.find((companyId) => companyId !== null) ?? null,
    isSuperadmin: places.flatMap(rolesOf).includes("superadmin"),
  };
}

function firstObjectOf(json: unknown): readonly Fields[] {
  const fields = Fields.of(Array.isArray(json) ? json[0] : json);
  return fields === null ? [] : [fields];
}

function textsOf(places: readonly Fields[], name: string): readonly string[] {
  return places
    .map((place) => place.get(name))
    .filter((json) => typeof json === "string")
    .map((text) => text.trim())
    .filter((text) => text !== "" && text.length <= longestText);
}

/** In lower case, from a list of names, a list of objects with a name, or names and commas. */
function rolesOf(place: Fields): readonly string[] {
  const json = ["Roles", "Role", "UserRoles"].flatMap((name) => place.get(name) ?? []);
  return json
    .map((role) => Fields.of(role)?.get("Name") ?? role)
    .filter((role) => typeof role === "string")
    .flatMap((role) => role.split(","))
    .map((role) => role.trim().toLowerCase());
}
