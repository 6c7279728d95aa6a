import type { AppError } from "../../../shared/appError.ts";
import type { UnlockRequest } from "../../../shared/contract.ts";
import { err, type Result } from "../../../shared/result.ts";

/** One try at a time, so that none is compared uncounted. */
export class Turns {
  #turn: Promise<unknown> = Promise.resolve();
  #isTouchIdAsked = false;

  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** The same for a way that may open a prompt of the system's; a second one is refused. */
  takeFor(
    way: UnlockRequest["way"],
    work: () => Promise<Result<void, AppError>>,
  ): Promise<Result<void, AppError>> {
    if (way !== "touch-id") return this.take(work);
    // SECURITY: one prompt of the system's at a time; a page must not pile them up.
    if (this.#isTouchIdAsked) return Promise.resolve(err({ kind: "touch-id-refused" }));
    this.#isTouchIdAsked = true;
    return this.take(work).finally(() => {
      this.#isTouchIdAsked = false;
    });
  }
}
