import { createContext, useContext } from "react";
import type { KeyrackApi } from "../shared/contract.ts";

/** Hands `keyrack` down, so that a test can hand down a fake. */
export const KeyrackContext = createContext<KeyrackApi | null>(null);

export function useKeyrack(): KeyrackApi {
  const keyrack = useContext(KeyrackContext);
  if (keyrack === null) throw new Error("useKeyrack needs a KeyrackContext around it");
  return keyrack;
}
