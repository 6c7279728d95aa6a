import type { BokameraCompany } from "../bokameraCompanies.ts";
import { type SampleKey, sampleKeys } from "./sampleKeys.ts";

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * The keys of a company that has very many, for tests of scale: the samples first, then tills,
 * whose dates, contacts and addresses differ in a pattern that repeats.
 *
 * @param count how many in all; fewer than there are samples leaves some of those out.
 */
export function manyKeys(
  company: BokameraCompany,
  startedAtMs: number,
  count: number,
): readonly SampleKey[] {
  const samples = sampleKeys(company, startedAtMs);
  const tills = Array.from({ length: Math.max(0, count - samples.length) }, (_nothing, index) =>
    till(company, startedAtMs, index + 1),
  );
  return [...samples.slice(0, count), ...tills];
}

function till({ domain }: BokameraCompany, startedAtMs: number, number: number): SampleKey {
  const createdMs = startedAtMs - (number % 700) * dayMs - number * 1_000;
  return {
    name: `till-${number}`,
    isCancelled: number % 17 === 0,
    createdMs,
    expiry: number % 3 === 0 ? createdMs + 730 * dayMs : "never",
    contactEmail: `till${number % 90}@${domain}`,
    notes: `Kassa ${number}`,
    allowedIpAddresses: number % 11 === 0 ? "" : `192.0.2.${number % 256}`,
  };
}
