import type { AppError } from "../../../shared/appError.ts";
import type { SignInWay } from "../../../shared/connection.ts";
import type { SignIn } from "../../../shared/contract.ts";
import type { AskedField } from "./firstMissing.ts";
import type { ConnectInputs } from "./useConnectInputs.ts";

export type SignInField = "way" | "email" | "password";

/** What is written in the fields of the way that is chosen. */
export function readSignIn(inputs: ConnectInputs<SignInField>, way: SignInWay): SignIn {
  if (way === "browser") return { way };
  return { way, email: inputs.read("email"), password: inputs.readExactly("password") };
}

/** What has to be filled in for it. */
export function askedForSignIn(signIn: SignIn): ReadonlyArray<AskedField<SignInField>> {
  if (signIn.way === "browser") return [];
  return [
    { field: "email", written: signIn.email, problem: "signIn.missing.email" },
    { field: "password", written: signIn.password, problem: "signIn.missing.password" },
  ];
}

/** The field that a failed sign-in is about; null when it is about none. */
export function signInFieldOf({ kind }: AppError, { way }: SignIn): SignInField | null {
  if (kind === "sign-in-not-offered") return "way";
  return kind === "sign-in-refused" && way === "password" ? "password" : null;
}
