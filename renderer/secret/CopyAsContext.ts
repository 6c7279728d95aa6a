import { createContext, useContext } from "react";
import type { ConnectionId } from "../../shared/connection.ts";
import type { CopyFormat } from "../../shared/copyFormat.ts";
import type { KeyPlace } from "./keyRequestOf.ts";

/** What keys can be copied as. */
export interface CopyAs {
  /** In the order of a menu; none for a connection that is not in the app any more. */
  readonly formatsOf: (connectionId: ConnectionId) => readonly CopyFormat[];
  /** What this key was copied as the last time. */
  readonly choiceOf: (key: KeyPlace) => CopyFormat;
}

export const CopyAsContext = createContext<CopyAs | null>(null);

export function useCopyAs(): CopyAs {
  const copyAs = useContext(CopyAsContext);
  if (copyAs === null) throw new Error("useCopyAs needs a CopyAsPlace around it");
  return copyAs;
}
