import type { AppError } from "../../shared/appError.ts";
import type { KeyrackCalls } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";

export type CallName = keyof KeyrackCalls;

interface RecordedCall {
  readonly name: CallName;
  readonly request: unknown;
}

/**
 * How calls to a fake main process answer: `fail` lets the next calls fail, `hold` keeps a call
 * from answering until it is let go.
 */
export class FakeCalls {
  readonly calls: RecordedCall[] = [];
  private readonly failures = new Map<CallName, AppError>();
  private readonly held = new Map<CallName, Array<() => void>>();

  fail(name: CallName, error: AppError): void {
    this.failures.set(name, error);
  }

  succeed(name: CallName): void {
    this.failures.delete(name);
  }

  /** From now on calls of this name answer only after `release`. */
  hold(name: CallName): void {
    this.held.set(name, []);
  }

  release(name: CallName): void {
    const waiting = this.held.get(name) ?? [];
    this.held.delete(name);
    for (const letGo of waiting) letGo();
  }

  callsOf(name: CallName): readonly RecordedCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  protected async answer<Value>(
    name: CallName,
    request: unknown,
    work: () => Value,
  ): Promise<Result<Value, AppError>> {
    this.calls.push({ name, request });
    const waiting = this.held.get(name);
    if (waiting !== undefined) await new Promise<void>((letGo) => waiting.push(letGo));
    const failure = this.failures.get(name);
    return failure === undefined ? ok(work()) : err(failure);
  }
}
