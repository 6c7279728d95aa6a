import { type RefObject, useEffect, useRef } from "react";
import type { ConnectBakuunRequest } from "../../../shared/contract.ts";
import type { ConnectField } from "./useConnectBakuun.ts";

export type ConnectInputs = Readonly<Record<ConnectField, RefObject<HTMLInputElement | null>>>;

interface ConnectInputsHandle {
  readonly inputs: ConnectInputs;
  readonly readWritten: () => Omit<ConnectBakuunRequest, "environment">;
  /** SECURITY: the token leaves the page with the call; its field is empty before the answer. */
  readonly forgetToken: () => void;
}

/** The text fields of the form, uncontrolled; a wrong one gets the focus. */
export function useConnectInputs(wrongField: ConnectField | null): ConnectInputsHandle {
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const token = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wrongField !== null) ({ name, address, token })[wrongField].current?.focus();
  }, [wrongField]);

  const readWritten = () => ({
    name: trimmed(name.current),
    origin: trimmed(address.current),
    adminToken: trimmed(token.current),
  });
  const forgetToken = () => {
    if (token.current !== null) token.current.value = "";
  };
  return { inputs: { name, address, token }, readWritten, forgetToken };
}

function trimmed(input: HTMLInputElement | null): string {
  return input?.value.trim() ?? "";
}
