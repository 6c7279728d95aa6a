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
import type { z } from "zod";
import type { AppLog, Clock } from "../core/ports.ts";
import { checkedTextOf, readCheckedText } from "./checkedText.ts";
import { inItsPlace, nameToKeep } from "./durableFiles.ts";

/** What is kept there is one or two; this only keeps a foreign file out of the memory. */
const largestBytes = 64 * 1024 * 1024;
const forReplacing = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | inItsPlace;

/**
 * A value in a file of its owner's alone: read once, and replaced as a whole. What can't be read is
 * kept under another name, and the value is `empty` then.
 */
export class CheckedFile<Value> {
  readonly #log: AppLog;
  readonly #clock: Clock;
  readonly #folder: string;
  readonly #fileName: string;
  readonly #what: string;
  #value: Value;

  constructor(
    dependencies: { log: AppLog; clock: Clock },
    file: {
      folder: string;
      fileName: string;
      what: string;
      schema: z.ZodType<Value>;
      empty: Value;
    },
  ) {
    this.#log = dependencies.log;
    this.#clock = dependencies.clock;
    this.#folder = file.folder;
    this.#fileName = file.fileName;
    this.#what = file.what;
    this.#value = this.#open(file.schema, file.empty);
  }

  read(): Value {
    return this.#value;
  }

  /** On the disk when it returns; what the disk refuses holds for this run. */
  write(value: Value): void {
    this.#value = value;
    try {
      replaceFile(this.#folder, this.#fileName, checkedTextOf(value));
    } catch (error) {
      this.#log.defect(`${this.#what} could not be written`, error);
    }
  }

  #open(schema: z.ZodType<Value>, empty: Value): Value {
    try {
      const path = join(this.#folder, this.#fileName);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat === undefined) return empty;
      const isReadable = stat.isFile() && stat.size <= largestBytes;
      return schema.parse(isReadable ? readCheckedText(readBytes(path)) : undefined);
    } catch (error) {
      this.#log.defect(`${this.#what} could not be read`, error);
      this.#setAside();
      return empty;
    }
  }

  #setAside(): void {
    try {
      const kept = nameToKeep(this.#folder, this.#fileName, this.#clock.now());
      renameSync(join(this.#folder, this.#fileName), join(this.#folder, kept));
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

/** Whole or not at all. A power cut may bring the old text back. */
function replaceFile(folder: string, fileName: string, text: string): void {
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
