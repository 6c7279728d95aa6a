import type { AppError } from "../../../shared/appError.ts";
import { err, type Result } from "../../../shared/result.ts";

/** Whether a person has given up: to be asked, and to be waited for. */
export interface GivenUp {
  readonly hasHappened: () => boolean;
  readonly failure: Promise<Result<never, AppError>>;
}

/** Takes a promise that rejects like one that resolves: either way nobody waits any more. */
export function watchGivenUp(givenUp: Promise<void>): GivenUp {
  let hasHappened = false;
  const giveUp = (): Result<never, AppError> => {
    hasHappened = true;
    return err({ kind: "connecting-cancelled" });
  };
  return { hasHappened: () => hasHappened, failure: givenUp.then(giveUp, giveUp) };
}
