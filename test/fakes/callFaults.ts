import type { AppError } from "../../shared/appError.ts";
import { err, type Result } from "../../shared/result.ts";

/** What goes wrong with one call: `isDone` when the work was done and only its answer is lost. */
export interface CallFault {
  readonly error: AppError;
  readonly isDone: boolean;
}

/** The faults that a test has planned for a fake platform's calls, and the calls that were made. */
export class CallFaults<Call extends string> {
  /** In the order in which they came, whatever became of them. */
  readonly calls: Call[] = [];
  /** Of every call, nothing of which is done; null for none. */
  failure: AppError | null = null;
  /**
   * Waited for twice a call: "before" anything is done, "after" it is done and before it is
   * answered. A promise that never settles stands for an app that was killed there.
   */
  onCall: (call: Call, moment: "before" | "after") => void | Promise<void> = () => undefined;
  readonly #planned = new Map<Call, ReadonlyArray<CallFault | null>>();

  /** The next ones of these calls go wrong so, one fault a call; null lets one through. */
  plan(call: Call, ...faults: ReadonlyArray<CallFault | null>): void {
    this.#planned.set(call, [...(this.#planned.get(call) ?? []), ...faults]);
  }

  /** Runs one call: its own failure counts before a planned one does. */
  async run<Value>(
    call: Call,
    work: () => Result<Value, AppError> | Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    this.calls.push(call);
    const [fault = null, ...rest] = this.#planned.get(call) ?? [];
    this.#planned.set(call, rest);
    await this.onCall(call, "before");
    if (this.failure !== null) return err(this.failure);
    if (fault?.isDone === false) return err(fault.error);
    const outcome = await work();
    await this.onCall(call, "after");
    return fault === null ? outcome : err(fault.error);
  }
}
