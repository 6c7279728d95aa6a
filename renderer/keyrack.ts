import type { KeyrackApi } from "../shared/contract.ts";

declare global {
  interface Window {
    /** Put there by the preload, before any script of the page runs. */
    readonly keyrack: KeyrackApi;
  }
}

/** All that the page can do outside itself. The only place that touches `window.keyrack`. */
export const keyrack: KeyrackApi = window.keyrack;
