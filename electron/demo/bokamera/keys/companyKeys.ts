import { deriveGuid } from "../../deriveGuid.ts";
import { secretsEqual } from "../../secretsEqual.ts";
import type { StateFile } from "../../stateFile.ts";
import { type BokameraCompany, bokameraCompanies } from "../bokameraCompanies.ts";
import type { BokameraState, CreatedKey } from "./bokameraState.ts";
import { type CompanyKey, isActiveAt } from "./companyKey.ts";
import { manyKeys } from "./manyKeys.ts";
import { type SampleKey, sampleKeys } from "./sampleKeys.ts";

export interface CompanyKeysDependencies {
  readonly state: StateFile<BokameraState>;
  readonly rootSecret: string;
  /** How many keys the first company has from the start; null for the few that all have. */
  readonly bigCompanyKeys: number | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Random, 32 hexadecimal digits. */
  readonly makeVersion: () => string;
}

/** What somebody may say about a key that they create. */
type KeyWords = Pick<CreatedKey, "contactEmail" | "notes">;

/** The keys of the companies: those from the start, then those that somebody created. */
export interface CompanyKeys {
  readonly list: (company: BokameraCompany) => readonly CompanyKey[];
  /** Whether this is an active key of the company, in any writing of a GUID. */
  readonly isValid: (company: BokameraCompany, apiKey: string) => boolean;
  /** Makes a key that never expires. It is on disk when this returns. */
  readonly create: (company: BokameraCompany, words: KeyWords) => CompanyKey;
}

export function createCompanyKeys(dependencies: CompanyKeysDependencies): CompanyKeys {
  const { state, rootSecret, bigCompanyKeys, now, makeVersion } = dependencies;
  const startedAtMs = now();

  const keyOf = (companyId: string, version: string): string =>
    deriveGuid(rootSecret, ["bokamera-key", companyId, version]);

  const samplesOf = (company: BokameraCompany): readonly SampleKey[] =>
    company === bokameraCompanies[0] && bigCompanyKeys !== null
      ? manyKeys(company, startedAtMs, bigCompanyKeys)
      : sampleKeys(company, startedAtMs);

  // Derived once, on demand: 100 000 keys take a third of a second.
  const derived = new Map<string, readonly CompanyKey[]>();
  const listSamples = (company: BokameraCompany): readonly CompanyKey[] => {
    const { companyId } = company;
    const known = derived.get(companyId);
    if (known !== undefined) return known;
    const keys = samplesOf(company).map((sample) => ({
      ...sample,
      apiKey: keyOf(companyId, sample.name),
    }));
    derived.set(companyId, keys);
    return keys;
  };

  const list = (company: BokameraCompany): readonly CompanyKey[] => {
    const { companyId } = company;
    const created = state.get().createdKeys.filter((one) => one.companyId === companyId);
    return [
      ...listSamples(company),
      ...created.map((one) => createdKey(one, keyOf(companyId, one.version))),
    ];
  };

  const isValid = (company: BokameraCompany, apiKey: string): boolean => {
    const given = withoutDashes(apiKey);
    const active = list(company).filter((key) => isActiveAt(key, now()));
    return active.some((key) => secretsEqual(withoutDashes(key.apiKey), given));
  };

  const create = ({ companyId }: BokameraCompany, words: KeyWords): CompanyKey => {
    const version = makeVersion();
    const record = { companyId, version, created: new Date(now()).toISOString(), ...words };
    const before = state.get();
    state.commit({ ...before, createdKeys: [...before.createdKeys, record] });
    return createdKey(record, keyOf(companyId, version));
  };

  return { list, isValid, create };
}

function createdKey({ created, contactEmail, notes }: CreatedKey, apiKey: string): CompanyKey {
  return {
    apiKey,
    isCancelled: false,
    createdMs: Date.parse(created),
    expiry: "never",
    contactEmail,
    notes,
    allowedIpAddresses: "",
  };
}

function withoutDashes(guid: string): string {
  return guid.trim().replaceAll("-", "").toLowerCase();
}
