import { deriveSecret } from "../deriveSecret.ts";
import { secretsEqual } from "../secretsEqual.ts";
import { type BokameraUser, bokameraUsers } from "./bokameraUsers.ts";

const nobody = { email: "" };

/** The people and their passwords. */
export interface UserDirectory {
  readonly passwordOf: (user: Pick<BokameraUser, "email">) => string;
  /** null for a wrong password and for nobody alike. */
  readonly findUser: (email: string, password: string) => BokameraUser | null;
}

export function createUserDirectory(rootSecret: string): UserDirectory {
  const passwordOf = ({ email }: Pick<BokameraUser, "email">): string =>
    deriveSecret(rootSecret, ["bokamera-password", email]);

  const findUser = (email: string, password: string): BokameraUser | null => {
    const user = bokameraUsers.find((one) => one.email === email.trim().toLowerCase());
    // SECURITY: a password is compared for nobody too, so that time does not tell who exists.
    const isRight = secretsEqual(passwordOf(user ?? nobody), password);
    return user !== undefined && isRight ? user : null;
  };

  return { passwordOf, findUser };
}
