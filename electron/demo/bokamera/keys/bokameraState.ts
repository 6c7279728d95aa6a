import { z } from "zod";
import { bokameraCompanies } from "../bokameraCompanies.ts";

const createdKey = z.object({
  companyId: z.enum(bokameraCompanies.map((company) => company.companyId)),
  /** Random. The key's GUID derives from it, so a lost state revives no key. */
  version: z.string().regex(/^[0-9a-f]{32}$/),
  created: z.iso.datetime(),
  contactEmail: z.string(),
  notes: z.string(),
});

const bokameraState = z.object({
  format: z.literal(1),
  /** Oldest first. */
  createdKeys: z.array(createdKey),
});

export type CreatedKey = Readonly<z.infer<typeof createdKey>>;

/** All that the BokaMera half remembers: the keys that somebody created, without their GUIDs. */
export interface BokameraState {
  readonly format: 1;
  readonly createdKeys: readonly CreatedKey[];
}

export const bokameraStateSchema: z.ZodType<BokameraState> = bokameraState;
