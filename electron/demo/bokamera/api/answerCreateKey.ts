import { z } from "zod";
import type { Answer } from "../../answer.ts";
import { parseJsonBody } from "../../parseJsonBody.ts";
import type { BokameraServices } from "../bokameraServices.ts";
import type { BokameraUser } from "../bokameraUsers.ts";
import { companyNotFound, unreadableBody, wrongFields } from "./failures.ts";
import { findCompany } from "./findCompany.ts";
import { guidSchema } from "./guidSchema.ts";
import { keyDto } from "./keyDto.ts";
import { dtoAnswer, type ServiceCall } from "./serviceCall.ts";

/** What a call without a body stands for. */
const noFields = new TextEncoder().encode("{}");

/** Every field may be missing, null or blank. */
const orderSchema = z.object({
  CompanyId: z.preprocess((value) => (value === "" ? null : value), guidSchema.nullish()),
  ContactEmail: z
    .string()
    .trim()
    .regex(/^([^\s@]+@[^\s@]+)?$/)
    .max(254)
    .nullish(),
  Notes: z.string().max(2_000).nullish(),
});

/**
 * `POST /apikeys`: one more key, which never expires and may be used from every address, since
 * neither can be ordered. Each call makes another one, whether its words are new or not.
 */
export function answerCreateKey(
  { keys }: BokameraServices,
  call: ServiceCall,
  user: BokameraUser,
): Answer {
  const { body } = call.request;
  const json = parseJsonBody(z.record(z.string(), z.unknown()), body.length > 0 ? body : noFields);
  if (json.kind !== "parsed") return unreadableBody(call);
  const order = orderSchema.safeParse(json.value);
  if (!order.success) return wrongFields(call, order.error);
  const company = findCompany(user, order.data.CompanyId);
  if (company === null) return companyNotFound(call);
  const contactEmail = order.data.ContactEmail || user.email;
  const key = keys.create(company, { contactEmail, notes: order.data.Notes ?? "" });
  return dtoAnswer(call, 200, keyDto(company, key));
}
