import type { Connection, SignInWay } from "../../../shared/connection.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { firstMissing } from "./firstMissing.ts";
import { askedForSignIn, readSignIn, type SignInField, signInFieldOf } from "./signInFields.ts";
import { useConnectAttempt } from "./useConnectAttempt.ts";
import { useConnectInputs } from "./useConnectInputs.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

interface SignInAgainOptions {
  readonly connection: Connection;
  readonly accept: AcceptAppState;
  readonly onSignedIn: () => void;
}

export function useSignInAgain({ connection, accept, onSignedIn }: SignInAgainOptions) {
  const keyrack = useKeyrack();
  const { attempt, submit, giveUp } = useConnectAttempt<SignInField>(accept);
  const inputs = useConnectInputs(attempt);

  const signInAgain = (way: SignInWay) => {
    const signIn = readSignIn(inputs, way);
    return submit({
      missing: firstMissing(askedForSignIn(signIn)),
      // The page is not told where the identity server of a connection is.
      awaits: way === "browser" ? { who: "person", host: null } : { who: "server" },
      send: () => keyrack.signIn({ connectionId: connection.connectionId, signIn }),
      fieldOf: (error) => signInFieldOf(error, signIn),
      isShown: inputs.isShown,
      onSending: () => inputs.forget("password"),
      onConnected: onSignedIn,
    });
  };

  return { attempt, inputs, signInAgain, giveUp };
}
