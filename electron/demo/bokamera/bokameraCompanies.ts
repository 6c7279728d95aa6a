/** The companies that there are; the first one is the one that `--company-keys` makes big. */
export const bokameraCompanies = [
  {
    companyId: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10",
    name: "Grand Hotel Spa",
    domain: "grandspa.example",
  },
  {
    companyId: "a94c7d52-0e3f-4b68-8c21-5f6b9d8e7c32",
    name: "Salong Saxen",
    domain: "salongsaxen.example",
  },
  {
    companyId: "c6e1f0a8-7b25-4d93-b3e4-908a7f6d5e54",
    name: "Fjällens Guider",
    domain: "fjallensguider.example",
  },
] as const;

export type BokameraCompany = (typeof bokameraCompanies)[number];
export type BokameraCompanyId = BokameraCompany["companyId"];
