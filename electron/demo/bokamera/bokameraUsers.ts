import type { BokameraCompanyId } from "./bokameraCompanies.ts";

export type BokameraRole =
  | "superadmin"
  | "bookingsupplier-administrator-write"
  | "bookingsupplier-administrator-read";

export interface BokameraUser {
  /** A GUID, `sub` in an ID token. */
  readonly userId: string;
  /** What they sign in with; in lower case. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: BokameraCompanyId;
  readonly role: BokameraRole;
}

/** The people who may sign in. Nobody works for the third company: only a superadmin sees it. */
export const bokameraUsers: readonly BokameraUser[] = [
  {
    userId: "0b7e4c0d-58f1-4a0e-8d3c-2f9b61a7c501",
    email: "superadmin@bokamera.example",
    firstName: "Sara",
    lastName: "Lindqvist",
    companyId: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10",
    role: "superadmin",
  },
  {
    userId: "5d1f9a36-c2b4-4e87-9b60-7a3e8c4d1f02",
    email: "admin@grandspa.example",
    firstName: "Anders",
    lastName: "Öberg",
    companyId: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10",
    role: "bookingsupplier-administrator-write",
  },
  {
    userId: "e83a6b97-1f0d-4c52-a7b9-40d5c2e6f803",
    email: "reader@grandspa.example",
    firstName: "Rita",
    lastName: "Ek",
    companyId: "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10",
    role: "bookingsupplier-administrator-read",
  },
  {
    userId: "94c2e7d8-3a6b-4f15-8e0c-b1d7f5a29604",
    email: "admin@salongsaxen.example",
    firstName: "Saga",
    lastName: "Holm",
    companyId: "a94c7d52-0e3f-4b68-8c21-5f6b9d8e7c32",
    role: "bookingsupplier-administrator-write",
  },
];
