import type { AppLog, Clock } from "../core/ports.ts";
import type { KeyMemoryStore, RememberedKey } from "../core/refresh/refreshPorts.ts";
import { CheckedFile } from "./checkedFile.ts";
import { keyMemorySchema } from "./keyMemorySchema.ts";

/**
 * What is remembered of keys, in `FOLDER/key-memory.json`. A refresh of ours is on the disk when
 * `write` returns, so that it does not look like somebody else's later on.
 */
export class KeyMemoryFile implements KeyMemoryStore {
  readonly #file: CheckedFile<readonly RememberedKey[]>;

  constructor(dependencies: { log: AppLog; clock: Clock }, { folder }: { folder: string }) {
    this.#file = new CheckedFile(dependencies, {
      folder,
      fileName: "key-memory.json",
      what: "key memory",
      schema: keyMemorySchema,
      empty: [],
    });
  }

  read(): readonly RememberedKey[] {
    return this.#file.read();
  }

  write(keys: readonly RememberedKey[]): void {
    this.#file.write(keys);
  }
}
