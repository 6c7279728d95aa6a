import type { CompanyKeyOrder } from "../../core/keyPlatform.ts";

/** `CreateApiKey` without the fields that are left to the platform. */
export function createApiKeyOf({ companyId, contactEmail, notes }: CompanyKeyOrder): object {
  return {
    ...(companyId === null ? {} : { CompanyId: companyId }),
    ...(contactEmail === "" ? {} : { ContactEmail: contactEmail }),
    ...(notes === "" ? {} : { Notes: notes }),
  };
}
