import { useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectBakuunRequest } from "../../../shared/contract.ts";
import { err } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import type { AcceptAppState } from "./useConnectionCalls.ts";

export type ConnectState =
  | { readonly state: "filling-in" }
  | { readonly state: "connecting" }
  | { readonly state: "incomplete"; readonly missing: ConnectField }
  | { readonly state: "failed"; readonly error: AppError };

export type ConnectField = "name" | "address" | "token";

interface ConnectOptions {
  readonly accept: AcceptAppState;
  readonly onConnected: (name: string) => void;
}

/**
 * Connects for as long as the calling component is mounted: unmounting gives an attempt up that is
 * under way, and an answer that comes later finds nobody.
 *
 * SECURITY: the request with its token is handed on and kept nowhere, neither state nor cache.
 */
export function useConnectBakuun({ accept, onConnected }: ConnectOptions) {
  const keyrack = useKeyrack();
  const [connect, setConnect] = useState<ConnectState>({ state: "filling-in" });
  const isUnderWay = useRef(false);

  useEffect(
    () => () => {
      if (!isUnderWay.current) return;
      isUnderWay.current = false;
      keyrack.cancelConnecting().catch(() => undefined);
    },
    [keyrack],
  );

  /** `onSending` is called once nothing is missing, before anything is sent. */
  const submit = async (request: ConnectBakuunRequest, onSending: () => void) => {
    if (isUnderWay.current) return;
    const missing = missingField(request);
    if (missing !== null) {
      setConnect({ state: "incomplete", missing });
      return;
    }
    isUnderWay.current = true;
    onSending();
    setConnect({ state: "connecting" });
    const result = await keyrack
      .connectBakuun(request)
      .catch(() => err<AppError>({ kind: "internal" }));
    if (!isUnderWay.current) return;
    isUnderWay.current = false;
    if (!result.ok) {
      setConnect({ state: "failed", error: result.error });
      return;
    }
    accept(result);
    onConnected(request.name);
  };

  return { connect, wrongField: wrongFieldOf(connect), submit };
}

function missingField(request: ConnectBakuunRequest): ConnectField | null {
  if (request.name === "") return "name";
  if (request.origin === "") return "address";
  return request.adminToken === "" ? "token" : null;
}

function wrongFieldOf(connect: ConnectState): ConnectField | null {
  if (connect.state === "incomplete") return connect.missing;
  return connect.state === "failed" ? fieldOf(connect.error) : null;
}

/** The field that a failure is about; null when it is about none. */
function fieldOf({ kind }: AppError): ConnectField | null {
  const isAboutToken =
    kind === "unauthorized" || kind === "forbidden" || kind === "token-malformed";
  if (isAboutToken) return "token";
  const isAboutAddress =
    kind === "address-refused" || kind === "unreachable" || kind === "redirected";
  return isAboutAddress ? "address" : null;
}
