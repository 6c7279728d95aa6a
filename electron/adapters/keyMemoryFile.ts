import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { AppLog, Clock } from "../core/ports.ts";
import type { KeyMemoryStore, RememberedKey } from "../core/refresh/refreshPorts.ts";
import { checkedTextOf, readCheckedText } from "./checkedText.ts";
import { inItsPlace, nameToKeep } from "./durableFiles.ts";
import { keyMemorySchema } from "./keyMemorySchema.ts";

const fileName = "key-memory.json";
/** Some thousand keys are one or two; this only keeps a foreign file out of the memory. */
const largestBytes = 64 * 1024 * 1024;
const forReplacing = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | inItsPlace;

/**
 * What is remembered of keys, in `FOLDER/key-memory.json`: read once, and replaced as a whole. What
 * can't be read is kept under another name, and nothing is remembered then.
 */
export class KeyMemoryFile implements KeyMemoryStore {
  readonly #log: AppLog;
  readonly #clock: Clock;
  readonly #folder: string;
  #keys: readonly RememberedKey[];

  constructor(dependencies: { log: AppLog; clock: Clock }, { folder }: { folder: string }) {
    this.#log = dependencies.log;
    this.#clock = dependencies.clock;
    this.#folder = folder;
    this.#keys = this.#open();
  }

  read(): readonly RememberedKey[] {
    return this.#keys;
  }

  /** On the disk when it returns: a refresh of ours must not look like somebody else's later on. */
  write(keys: readonly RememberedKey[]): void {
    this.#keys = keys;
    try {
      replaceFile(this.#folder, checkedTextOf(keys));
    } catch (error) {
      this.#log.defect("key memory could not be written", error);
    }
  }

  #open(): readonly RememberedKey[] {
    try {
      const path = join(this.#folder, fileName);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat === undefined) return [];
      const isReadable = stat.isFile() && stat.size <= largestBytes;
      return keyMemorySchema.parse(isReadable ? readCheckedText(readBytes(path)) : undefined);
    } catch (error) {
      this.#log.defect("key memory could not be read", error);
      this.#setAside();
      return [];
    }
  }

  #setAside(): void {
    try {
      const kept = nameToKeep(this.#folder, fileName, this.#clock.now());
      renameSync(join(this.#folder, fileName), join(this.#folder, kept));
    } catch {
      // Where it can't be renamed, it can't be replaced either.
    }
  }
}

function readBytes(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | inItsPlace);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whole or not at all. A power cut may bring the old text back: then it is noticed once more. */
function replaceFile(folder: string, text: string): void {
  const unfinished = join(folder, `${fileName}.tmp`);
  // What a crash has left there.
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, forReplacing, 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, join(folder, fileName));
}
