import type { AppError } from "../../../shared/appError.ts";
import type { ConnectBokameraRequest } from "../../../shared/contract.ts";
import type { BokameraServer } from "./bokameraPresets.ts";
import { hostOf } from "./hostOf.ts";
import { type SignInField, signInFieldOf } from "./signInFields.ts";

export type BokameraField = SignInField | "name" | "origin" | "identity" | "realm" | "companyKey";

/** The field that a failure is about; null when it is about none, or about one that is not shown. */
export function bokameraFieldOf(
  error: AppError,
  request: ConnectBokameraRequest,
  server: BokameraServer,
): BokameraField | null {
  if (error.kind === "token-malformed") return "companyKey";
  return (
    signInFieldOf(error, request.signIn) ??
    (server === "other" ? addressFieldOf(error, request) : null)
  );
}

type Addresses = Pick<ConnectBokameraRequest, "origin" | "identityOrigin">;

function addressFieldOf(
  error: AppError,
  { origin, identityOrigin }: Addresses,
): "origin" | "identity" | null {
  const firstWhere = (isMeant: (address: string) => boolean) => {
    if (isMeant(origin)) return "origin";
    return isMeant(identityOrigin) ? "identity" : null;
  };
  switch (error.kind) {
    case "unreachable":
      return firstWhere((address) => hostOf(address) === error.host);
    case "redirected":
      // Mostly from http to https, or to another port; another host could come from either.
      return firstWhere((address) => hostnameOf(address) === hostnameOf(error.toOrigin));
    case "address-refused":
      return firstWhere((address) => !seemsAcceptable(address));
    default:
      return null;
  }
}

function hostnameOf(address: string): string | null {
  return URL.parse(address)?.hostname ?? null;
}

/** Main decides, and does not say which of the two it refused: this only places its sentence. */
function seemsAcceptable(address: string): boolean {
  return /^(?:https:\/\/[^/?#@\s]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)\/?$/i.test(
    address,
  );
}
