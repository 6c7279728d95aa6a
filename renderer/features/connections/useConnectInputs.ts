import { type RefObject, useEffect, useRef } from "react";
import type { ConnectBakuunRequest } from "../../../shared/contract.ts";
import type { ConnectField } from "./useConnectBakuun.ts";

export type ConnectInputs = Readonly<Record<ConnectField, RefObject<HTMLInputElement | null>>>;

interface ConnectInputsHandle {
  readonly inputs: ConnectInputs;
  /** What stands in the fields; the token's field is empty from then on. */
  readonly takeWritten: () => Omit<ConnectBakuunRequest, "environment">;
}

/** The text fields of the form, uncontrolled; a wrong one gets the focus. */
export function useConnectInputs(wrongField: ConnectField | null): ConnectInputsHandle {
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const token = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wrongField !== null) ({ name, address, token })[wrongField].current?.focus();
  }, [wrongField]);

  const takeWritten = () => {
    const adminToken = trimmed(token.current);
    // SECURITY: the token leaves the page with the call; its field is empty before the answer.
    if (token.current !== null) token.current.value = "";
    return { name: trimmed(name.current), origin: trimmed(address.current), adminToken };
  };
  return { inputs: { name, address, token }, takeWritten };
}

function trimmed(input: HTMLInputElement | null): string {
  return input?.value.trim() ?? "";
}
