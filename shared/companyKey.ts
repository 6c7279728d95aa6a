import type { Instant, KeyId } from "./apiKey.ts";

/** A company's GUID, in lower case and with dashes. */
export type CompanyId = string & { readonly brand: "CompanyId" };

/** A company that a superadmin may look at; the platform lists none, so the user names them. */
export interface KnownCompany {
  readonly companyId: CompanyId;
  /** The user's own word for it. */
  readonly name: string;
}

/** One `x-api-key` of a company as the renderer knows it: everything but the secret. */
export interface CompanyKeyRow {
  /** Ours, since the platform has none; it tells nothing about the secret and holds for one run. */
  readonly keyId: KeyId;
  /** Dots and the last four characters of the secret, `••••••••••••1f9c`. */
  readonly maskedKey: string;
  /** null when the platform does not tell. */
  readonly companyId: CompanyId | null;
  /** The platform's own word: false once the key was cancelled. An expired key may still be active. */
  readonly isActive: boolean;
  readonly created: Instant | null;
  /** null when the key never expires. */
  readonly expiry: Instant | null;
  /** "" for nobody. */
  readonly contactEmail: string;
  readonly notes: string;
  /** As the platform has it, separated by commas; "" for no restriction. */
  readonly allowedIpAddresses: string;
}

/** The company keys that a person may see, as the platform listed them. */
export interface CompanyKeyList {
  readonly rows: readonly CompanyKeyRow[];
  /** When the platform answered. */
  readonly loadedAt: Instant;
  /** The company the rows are of; null when the platform does not tell. */
  readonly companyId: CompanyId | null;
  /** Who is signed in; null when the platform does not tell. */
  readonly email: string | null;
  /** True for a superadmin only. */
  readonly mayChooseCompany: boolean;
}

/**
 * What became of an order for a new key. A lost answer is no failure: the list is asked again and
 * compared with the one before, and what it shows is said.
 */
export type CreatedCompanyKey =
  | { readonly outcome: "created"; readonly row: CompanyKeyRow }
  /** The answer was lost, and these are the keys that the list did not have before. */
  | { readonly outcome: "found"; readonly rows: readonly CompanyKeyRow[] }
  /** The answer was lost, and the list shows no new key now. */
  | { readonly outcome: "not-found" }
  /** The answer was lost, and the list could not be asked either. */
  | { readonly outcome: "unknown" };
