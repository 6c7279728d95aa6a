import type { BokameraCompany } from "../bokameraCompanies.ts";
import type { CompanyKey } from "../keys/companyKey.ts";
import type { Dto } from "./formats/dto.ts";
import { writeDate, yearOne } from "./writeDate.ts";

/** `ApiKeyResponse`, the whole key in it. `Active` only says that nobody has cancelled it. */
export function keyDto({ companyId }: BokameraCompany, key: CompanyKey): Dto {
  return {
    type: "ApiKeyResponse",
    fields: {
      CompanyId: companyId,
      ApiKey: key.apiKey,
      Active: !key.isCancelled,
      CreatedDate: writeDate(key.createdMs),
      ExpiryDate: writeExpiry(key.expiry),
      ContactEmail: key.contactEmail,
      Notes: key.notes,
      AllowedIpAddresses: key.allowedIpAddresses,
    },
  };
}

function writeExpiry(expiry: CompanyKey["expiry"]): string | null {
  if (expiry === "never") return null;
  return expiry === "year-one" ? yearOne : writeDate(expiry);
}
