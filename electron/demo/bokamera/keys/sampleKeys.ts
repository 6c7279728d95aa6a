import type { BokameraCompany } from "../bokameraCompanies.ts";
import type { CompanyKey } from "./companyKey.ts";

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;
const dayMs = 24 * hourMs;

/** A key that everybody has from the start; its GUID derives from its name. */
export type SampleKey = Omit<CompanyKey, "apiKey"> & { readonly name: string };

/**
 * The keys that every company has from the start: one of each kind that an administrator should
 * hear about. Their dates count from the day the server started, so that the demo never grows old.
 */
export function sampleKeys(company: BokameraCompany, startedAtMs: number): readonly SampleKey[] {
  const todayMs = startedAtMs - (startedAtMs % dayMs);
  const ago = (days: number, hours: number): number => todayMs - days * dayMs + hours * hourMs;
  const plain = {
    isCancelled: false,
    expiry: "never",
    contactEmail: `it@${company.domain}`,
    allowedIpAddresses: "198.51.100.14, 198.51.100.15",
  } as const;
  return [
    { ...plain, name: "booking-page", createdMs: ago(96, 9), notes: "Bokningssidan" },
    {
      ...plain,
      name: "expires-in-5-days",
      createdMs: ago(360, 13.25),
      // Through the last second of that day.
      expiry: todayMs + 6 * dayMs - secondMs,
      notes: "Kassasystemet, förnyas varje år",
    },
    {
      ...plain,
      name: "expired-but-active",
      createdMs: ago(340, 8.5),
      expiry: ago(20, 0),
      notes: 'Gamla appen ("Boka nu")',
    },
    {
      ...plain,
      name: "cancelled",
      createdMs: ago(300, 15),
      isCancelled: true,
      expiry: "year-one",
      notes: "Förra byrån, uppsagd",
    },
    {
      ...plain,
      name: "any-address",
      createdMs: ago(41, 10),
      expiry: "year-one",
      notes: "MCP-server",
      allowedIpAddresses: "",
    },
    {
      ...plain,
      name: "wide-addresses",
      createdMs: ago(120, 11.75),
      notes: "Lagret",
      allowedIpAddresses: "0.0.0.0/0, 10.0.0.300,2001:db8::/32,,kontoret",
    },
    {
      ...plain,
      name: "no-contact",
      createdMs: ago(200, 16) + 123,
      contactEmail: "",
      notes: "Dörrskylten\nplan 2",
    },
    {
      ...plain,
      name: "older-than-a-year",
      createdMs: ago(412, 7),
      expiry: "year-one",
      notes: "",
      allowedIpAddresses: "2001:db8:17::5",
    },
  ];
}
