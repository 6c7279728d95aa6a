import type { KeyObject } from "node:crypto";
import type { FileProblem } from "../../../shared/linkedFile.ts";
import type { KeyEndings } from "../../core/linkedFiles/keyEndings.ts";
import type { FoundKey, SearchProgress } from "../../core/linkedFiles/linkedFilePorts.ts";

/** What the search's thread is started with. */
export interface SearchJob {
  readonly what: "folder" | "file";
  readonly path: string;
  readonly salt: KeyObject;
  readonly fingerprints: ReadonlySet<string>;
  readonly endings: KeyEndings;
  /** One number that both threads see: not 0 once the search is to end. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** What it says on its way; nothing that was in a file, but for where a key is. */
export type SearchMessage =
  | {
      readonly kind: "progress" | "ended";
      readonly counts: Omit<SearchProgress, "found">;
      /** Since the message before. */
      readonly found: readonly FoundKey[];
    }
  | { readonly kind: "refused"; readonly problem: FileProblem };
