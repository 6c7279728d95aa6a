import type { AppError } from "../../shared/appError.ts";
import type { Environment } from "../../shared/connection.ts";
import type { Result } from "../../shared/result.ts";
import type {
  CompanyKeyPlatform,
  GroupKeyPlatform,
  OpenAccess,
  SessionAccess,
} from "./keyPlatform.ts";

/** Builds the platform of a connection; the only place that knows which folder serves which. */
export interface OpenPlatform {
  readonly bakuun: (environment: Environment, openAccess: OpenAccess) => GroupKeyPlatform;
  readonly bokamera: (session: SessionAccess) => CompanyKeyPlatform;
  /** Whether BokaMera's API is what answers at an origin; asked without signing in. */
  readonly checkBokamera: (origin: string) => Promise<Result<unknown, AppError>>;
}

/** Turns what a person typed into an origin, or refuses it. */
export type ParseOrigin = (text: string) => Result<string, AppError>;
