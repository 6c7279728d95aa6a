import { z } from "zod";
import type { Answer } from "../../answer.ts";
import type { BokameraServices } from "../bokameraServices.ts";
import type { BokameraUser } from "../bokameraUsers.ts";
import { isActiveAt } from "../keys/companyKey.ts";
import { companyNotFound, wrongFields } from "./failures.ts";
import { findCompany } from "./findCompany.ts";
import type { Dto } from "./formats/dto.ts";
import { guidSchema } from "./guidSchema.ts";
import { keyDto } from "./keyDto.ts";
import { dtoAnswer, type ServiceCall } from "./serviceCall.ts";

const querySchema = z.object({
  CompanyId: guidSchema.optional(),
  ActiveOnly: z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }).optional(),
});

/** `GET /apikeys`: every key of the company, whole and in one go; on request the active ones. */
export function answerKeyList(
  { keys, now }: BokameraServices,
  call: ServiceCall,
  user: BokameraUser,
): Answer {
  const query = querySchema.safeParse(readQuery(call.request.query));
  if (!query.success) return wrongFields(call, query.error);
  const company = findCompany(user, query.data.CompanyId);
  if (company === null) return companyNotFound(call);
  const all = keys.list(company);
  const listed = query.data.ActiveOnly ? all.filter((key) => isActiveAt(key, now())) : all;
  const dto: Dto = {
    type: "ApiKeyQueryResponse",
    fields: { ApiKeys: listed.map((key) => keyDto(company, key)), ResponseStatus: null },
  };
  return dtoAnswer(call, 200, dto);
}

/** The fields that have a value, whatever the casing of their names. */
function readQuery(query: URLSearchParams): Readonly<Record<string, string>> {
  const named = Object.keys(querySchema.shape).flatMap((field) =>
    [...query]
      .filter(([name, value]) => name.toLowerCase() === field.toLowerCase() && value !== "")
      .map(([, value]) => [field, value] as const),
  );
  return Object.fromEntries(named);
}
