import type { ActivityEntry } from "../../../shared/activity.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { instantOf } from "../instantOf.ts";
import type { Clock } from "../ports.ts";
import type { Secret } from "../secret.ts";
import type { Head, HeadKeeper } from "./activityHead.ts";
import type { ActivityKeys, KeysState } from "./activityKeys.ts";
import { bodyOf, lineOf } from "./activityLine.ts";
import type { ActivityFile, ActivitySecrets, FileLook, FileProblem } from "./activityPorts.ts";
import { hasMacs, readTail, readUncheckedTail, type Tail } from "./activityTail.ts";
import { chainText, type Mac } from "./chainCheck.ts";

/** An entry but for its number; `salt` for fingerprints, null while no keychain gives it. */
export type EntryDraft = (salt: Secret | null) => Omit<ActivityEntry, "seq" | "isProtected">;

type KnownKeys = Extract<KeysState, { readonly state: "known" }>;

interface WriterDependencies {
  readonly file: ActivityFile;
  readonly keys: ActivityKeys;
  readonly heads: HeadKeeper;
  readonly secrets: ActivitySecrets;
  readonly clock: Clock;
  /** The first entry of a file; `keptAs` is where the one before it was put, if there was one. */
  readonly firstEntry: (keptAs: string | null) => EntryDraft;
  /** The end of the file is not as it was left. */
  readonly onBroken: () => void;
}

/** Writes lines to the log, one after another, each chained to the one before. */
export class ActivityWriter {
  readonly #parts: WriterDependencies;
  #turn: Promise<unknown> = Promise.resolve();
  /** null when it has to be read. */
  #tail: Tail | null = null;
  /**
   * SECURITY: the last line with a mac, as the keychain and this run know it, never as the file
   * claims.
   */
  #head: Head | null = null;
  #generation = -1;
  /** What the keychain gave, as of the last look: it may answer in the middle of a turn. */
  #known: KnownKeys | null = null;
  /** There is no line with a mac whose key is lost. */
  #isClear = false;
  #keptAs: string | null = null;

  constructor(dependencies: WriterDependencies) {
    this.#parts = dependencies;
  }

  get head(): Head | null {
    return this.#head;
  }

  /** Made with the key of the chain; null while no keychain gives it. */
  get mac(): Mac | null {
    const known = this.#known;
    return known === null ? null : (text) => this.#parts.secrets.mac(known.chainKey, text);
  }

  /** Finds out where the log stands; nothing is written. */
  prepare(): Promise<Result<void, FileProblem>> {
    return this.#takeTurn(async () => {
      const ready = await this.#prepare();
      return ready.ok ? ok(undefined) : ready;
    });
  }

  /** Resolves once the entries are on the disk, all of them or an unknown part. */
  append(drafts: readonly EntryDraft[]): Promise<Result<void, FileProblem>> {
    return this.#takeTurn(async () => {
      const ready = await this.#prepare();
      if (!ready.ok) return ready;
      const { look, tail } = ready.value;
      const first = look.sizeBytes === 0 ? [this.#firstDraft(drafts)] : [];
      return this.#write(tail, [...first, ...drafts]);
    });
  }

  /** The first line has the time of what it was begun for, which was told before it. */
  #firstDraft([cause]: readonly EntryDraft[]): EntryDraft {
    const first = this.#parts.firstEntry(this.#keptAs);
    return (salt) => ({ ...first(salt), ...(cause === undefined ? {} : { at: cause(salt).at }) });
  }

  /** Resolves once all that was asked for has ended. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  #takeTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #write(tail: Tail, drafts: readonly EntryDraft[]): Promise<Result<void, FileProblem>> {
    let next = { ...tail, isTorn: false };
    let text = tail.isTorn ? "\n" : "";
    for (const draft of drafts) {
      const added = this.#chain(next, draft);
      next = added.tail;
      text += `${added.line}\n`;
    }
    const written = await this.#parts.file.append(text);
    this.#tail = written.ok ? next : null;
    if (!written.ok) return written;
    this.#keptAs = null;
    if (next.head !== null && next.head !== this.#head) this.#parts.heads.save(next.head);
    this.#head = next.head ?? this.#head;
    return written;
  }

  #chain(tail: Tail, draft: EntryDraft): { readonly line: string; readonly tail: Tail } {
    const seq = tail.lastSeq + 1;
    const body = bodyOf({ seq, ...draft(this.#known?.salt ?? null) });
    const mac = this.mac?.(chainText({ mac: tail.head?.mac ?? "", raw: tail.raw }, body)) ?? null;
    const line = lineOf(body, mac);
    // A line without a mac is read again, and covered by a mac, once the keychain is back.
    if (mac === null) return { line, tail: { ...tail, lastSeq: seq } };
    return { line, tail: { ...tail, head: { seq, mac }, raw: "", lastSeq: seq } };
  }

  async #prepare(): Promise<Result<{ look: FileLook; tail: Tail }, FileProblem>> {
    const { keys, file } = this.#parts;
    await keys.ask();
    const cleared = await this.#makeMissingKeys();
    if (!cleared.ok) return cleared;
    const look = await file.look();
    if (!look.ok) return look;
    const known = keys.state.state === "known" ? keys.state : null;
    const isSame = look.value.generation === this.#generation && known === this.#known;
    if (this.#tail !== null && isSame) return ok({ look: look.value, tail: this.#tail });
    this.#known = known;
    this.#tail = null;
    const tail = await this.#readTail(look.value);
    if (!tail.ok) return tail;
    this.#generation = look.value.generation;
    this.#tail = tail.value;
    if (tail.value.isBroken) this.#parts.onBroken();
    return ok({ look: look.value, tail: tail.value });
  }

  async #readTail({ sizeBytes }: FileLook): Promise<Result<Tail, FileProblem>> {
    const { file } = this.#parts;
    const mac = this.mac;
    if (mac === null) return readUncheckedTail(file, sizeBytes);
    this.#head ??= this.#known?.head ?? null;
    const tail = await readTail({ file, mac }, sizeBytes, this.#head);
    if (tail.ok) this.#head = tail.value.head;
    return tail;
  }

  /** A file whose key is lost is kept, and another one begins. */
  async #makeMissingKeys(): Promise<Result<void, FileProblem>> {
    const { keys, file, clock } = this.#parts;
    if (keys.state.state !== "missing") return ok(undefined);
    if (!this.#isClear) {
      const look = await file.look();
      const found = look.ok ? await hasMacs(file, look.value.sizeBytes) : look;
      if (!found.ok) return found;
      const name = `activity-${instantOf(clock.now()).replaceAll(/[:.]/g, "-")}.jsonl`;
      const isKept = found.value ? await file.setAside(name) : ok(undefined);
      if (!isKept.ok) return isKept;
      if (found.value) this.#keptAs = name;
      this.#isClear = true;
    }
    await keys.create();
    return ok(undefined);
  }
}
