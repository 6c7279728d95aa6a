import { createContext, type ReactNode, useContext, useState } from "react";

/**
 * Of all keys on the page at most one is revealed, or about to be, in whichever table or dialog it
 * is: whoever takes the turn has the one before hidden.
 */
class RevealTurns {
  #current: { readonly hide: () => void } | null = null;

  /** Gives back the end of the turn. */
  take(hide: () => void): () => void {
    this.#current?.hide();
    const turn = { hide };
    this.#current = turn;
    return () => {
      if (this.#current === turn) this.#current = null;
    };
  }

  /** Whether no key is revealed or about to be. */
  get isFree(): boolean {
    return this.#current === null;
  }
}

const RevealTurnsContext = createContext<RevealTurns | null>(null);

export function useRevealTurns(): RevealTurns {
  const turns = useContext(RevealTurnsContext);
  if (turns === null) throw new Error("useRevealTurns needs a RevealTurnsProvider around it");
  return turns;
}

interface RevealTurnsProviderProps {
  readonly children: ReactNode;
}

export function RevealTurnsProvider({ children }: RevealTurnsProviderProps) {
  const [turns] = useState(() => new RevealTurns());
  return <RevealTurnsContext value={turns}>{children}</RevealTurnsContext>;
}
