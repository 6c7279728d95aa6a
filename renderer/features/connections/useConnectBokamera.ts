import type { Environment, SignInWay } from "../../../shared/connection.ts";
import type { ConnectBokameraRequest } from "../../../shared/contract.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { type BokameraField, bokameraFieldOf } from "./bokameraFieldOf.ts";
import { type BokameraServer, bokameraPresets } from "./bokameraPresets.ts";
import { type AskedField, firstMissing } from "./firstMissing.ts";
import { hostOf } from "./hostOf.ts";
import { askedForSignIn, readSignIn } from "./signInFields.ts";
import { useConnectAttempt } from "./useConnectAttempt.ts";
import { useConnectInputs } from "./useConnectInputs.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

interface ConnectBokameraOptions {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
}

/** What is chosen in the form rather than written. */
interface BokameraChoices {
  readonly server: BokameraServer;
  /** Of other addresses; a preset has its own. */
  readonly environment: Environment;
  readonly way: SignInWay;
}

export function useConnectBokamera({ accept, onConnected }: ConnectBokameraOptions) {
  const keyrack = useKeyrack();
  const { attempt, submit, giveUp } = useConnectAttempt<BokameraField>(accept);
  const inputs = useConnectInputs(attempt);

  const readRequest = ({ server, environment, way }: BokameraChoices): ConnectBokameraRequest => ({
    name: inputs.read("name"),
    ...(server === "other"
      ? {
          environment,
          origin: inputs.read("origin"),
          identityOrigin: inputs.read("identity"),
          realm: inputs.read("realm"),
        }
      : bokameraPresets[server]),
    signIn: readSignIn(inputs, way),
    companyApiKey: inputs.read("companyKey") || null,
  });

  const connect = (choices: BokameraChoices) => {
    const request = readRequest(choices);
    const { name, identityOrigin, signIn } = request;
    return submit({
      missing: firstMissing(askedFields(request)),
      awaits:
        signIn.way === "browser"
          ? { who: "person", host: hostOf(identityOrigin) }
          : { who: "server" },
      send: () => keyrack.connectBokamera(request),
      fieldOf: (error) => bokameraFieldOf(error, request, choices.server),
      isShown: inputs.isShown,
      onSending: () => inputs.forget("password", "companyKey"),
      onConnected: () => onConnected(name),
    });
  };

  return { attempt, inputs, connect, giveUp };
}

function askedFields(request: ConnectBokameraRequest): ReadonlyArray<AskedField<BokameraField>> {
  const { name, origin, identityOrigin, realm, signIn } = request;
  // A realm that main would refuse without a word about which field it means.
  const usableRealm = /^(?!\.+$)[\w.-]+$/.test(realm) ? realm : "";
  return [
    { field: "name", written: name, problem: "connect.missing.name" },
    { field: "origin", written: origin, problem: "connect.missing.origin" },
    { field: "identity", written: identityOrigin, problem: "connect.missing.identity" },
    { field: "realm", written: usableRealm, problem: "connect.missing.realm" },
    ...askedForSignIn(signIn),
  ];
}
