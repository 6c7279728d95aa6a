import type { HttpAnswer, HttpFailure } from "../../../electron/core/httpClient.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { jsonAnswer } from "../../fakes/fakeHttpClient.ts";

export const ownCompany = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";
export const otherCompany = "c6e1f0a8-7b25-4d93-b3e4-908a7f6d5e54";

/** A key as the platform documents it. */
export const keyDto = {
  CompanyId: ownCompany,
  ApiKey: "5b0e7f5c-93a4-4a86-8a3e-6d2c41f01f9c",
  Active: true,
  CreatedDate: "2026-01-04T09:00:00",
  ExpiryDate: "2026-12-31T23:59:59",
  ContactEmail: "it@grandspa.example",
  Notes: "Bokningssidan",
  AllowedIpAddresses: "198.51.100.14, 198.51.100.15",
};

export const administratorDto = {
  Email: "admin@grandspa.example",
  FirstName: "Anders",
  LastName: "Öberg",
  CompanyId: ownCompany,
  Roles: ["bookingsupplier-administrator-write"],
};

export const superadminDto = { ...administratorDto, Roles: ["superadmin"] };

type Outcome = Result<HttpAnswer, HttpFailure>;

export function answers(json: unknown, status = 200): Outcome {
  return ok(jsonAnswer(json, { status }));
}

/** An answer whose body is no JSON. */
export function answersText(
  status: number,
  body = "",
  headers: Readonly<Record<string, string>> = {},
): Outcome {
  return ok({ status, headers, body });
}
