import type {
  ActivityFile,
  FileLook,
  FileProblem,
} from "../../electron/core/activity/activityPorts.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** The file of the activity log in memory. Change `text` and somebody has tampered with it. */
export class FakeActivityFile implements ActivityFile {
  text = "";
  isUsable = true;
  /** How many characters of the next append still reach the disk, as when it is full then. */
  tearsAfter: number | null = null;
  /** What was set aside, by its name. */
  readonly kept = new Map<string, string>();
  appends = 0;
  bytesRead = 0;
  #seen = "";
  #generation = 0;

  constructor(text = "") {
    this.text = text;
  }

  get lines(): readonly string[] {
    return this.text.split("\n").slice(0, -1);
  }

  set lines(lines: readonly string[]) {
    this.text = lines.map((line) => `${line}\n`).join("");
  }

  async look(): Promise<Result<FileLook, FileProblem>> {
    if (!this.isUsable) return err("unusable");
    if (this.text !== this.#seen) this.#generation += 1;
    this.#seen = this.text;
    return ok({ sizeBytes: this.text.length, generation: this.#generation });
  }

  async read(fromByte: number, toByte: number): Promise<Result<string, FileProblem>> {
    if (!this.isUsable) return err("unusable");
    this.bytesRead += toByte - fromByte;
    return ok(this.text.slice(fromByte, toByte));
  }

  async append(text: string): Promise<Result<void, FileProblem>> {
    if (!this.isUsable) return err("unusable");
    this.appends += 1;
    const tearsAfter = this.tearsAfter;
    this.tearsAfter = null;
    this.text += text.slice(0, tearsAfter ?? text.length);
    if (tearsAfter !== null) return err("unusable");
    this.#seen = this.text;
    return ok(undefined);
  }

  async setAside(name: string): Promise<Result<void, FileProblem>> {
    if (!this.isUsable) return err("unusable");
    this.kept.set(name, this.text);
    this.text = "";
    return ok(undefined);
  }
}
