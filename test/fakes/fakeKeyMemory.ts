import type { KeyMemoryStore, RememberedKey } from "../../electron/core/refresh/refreshPorts.ts";

/** What is remembered of keys, in memory; another `KeyWatch` on it is the next run. */
export class FakeKeyMemory implements KeyMemoryStore {
  keys: readonly RememberedKey[] = [];
  writes = 0;
  /** A disk that refuses: what is written holds for this run, which is to say for its `KeyWatch`. */
  isUnwritable = false;

  read(): readonly RememberedKey[] {
    return this.keys;
  }

  write(keys: readonly RememberedKey[]): void {
    this.writes += 1;
    if (!this.isUnwritable) this.keys = keys;
  }
}
