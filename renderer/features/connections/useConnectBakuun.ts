import type { AppError } from "../../../shared/appError.ts";
import type { Environment } from "../../../shared/connection.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { firstMissing } from "./firstMissing.ts";
import { useConnectAttempt } from "./useConnectAttempt.ts";
import { useConnectInputs } from "./useConnectInputs.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

export type BakuunField = "name" | "address" | "token";

interface ConnectBakuunOptions {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
}

export function useConnectBakuun({ accept, onConnected }: ConnectBakuunOptions) {
  const keyrack = useKeyrack();
  const { attempt, submit, giveUp } = useConnectAttempt<BakuunField>(accept);
  const inputs = useConnectInputs(attempt);

  const connect = (environment: Environment) => {
    const name = inputs.read("name");
    const origin = inputs.read("address");
    const adminToken = inputs.read("token");
    return submit({
      missing: firstMissing<BakuunField>([
        { field: "name", written: name, problem: "connect.missing.name" },
        { field: "address", written: origin, problem: "connect.missing.address" },
        { field: "token", written: adminToken, problem: "connect.missing.token" },
      ]),
      awaits: { who: "server" },
      send: () => keyrack.connectBakuun({ name, environment, origin, adminToken }),
      fieldOf,
      isShown: inputs.isShown,
      onSending: () => inputs.forget("token"),
      onConnected: () => onConnected(name),
    });
  };

  return { attempt, inputs, connect, giveUp };
}

/** The field that a failure is about; null when it is about none. */
function fieldOf({ kind }: AppError): BakuunField | null {
  const isAboutToken =
    kind === "unauthorized" || kind === "forbidden" || kind === "token-malformed";
  if (isAboutToken) return "token";
  const isAboutAddress =
    kind === "address-refused" || kind === "unreachable" || kind === "redirected";
  return isAboutAddress ? "address" : null;
}
