import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports.ts";
import type { BrowserReturn } from "./listenForReturn.ts";
import type { GivenUp } from "./watchGivenUp.ts";

const signInLimitMs = 300_000;

/**
 * Sends the person to `address` and waits for whatever comes first: the browser that comes back,
 * none that could be opened, the end of our patience, or the person's.
 */
export function waitForReturn(
  dependencies: {
    readonly clock: Clock;
    readonly openInBrowser: (address: string) => Promise<boolean>;
    readonly givenUp: GivenUp;
  },
  { arrived }: BrowserReturn,
  address: URL,
): Promise<Result<URL, AppError>> {
  const { clock, openInBrowser, givenUp } = dependencies;
  if (givenUp.hasHappened()) return givenUp.failure;
  return new Promise((resolve, reject) => {
    const stopTimer = clock.setTimer(signInLimitMs, () => fail({ kind: "sign-in-timed-out" }));
    const settle = (result: Result<URL, AppError>) => {
      stopTimer();
      resolve(result);
    };
    const fail = (error: AppError) => settle(err(error));
    void arrived.then((url) => settle(ok(url)));
    void givenUp.failure.then(settle);
    openInBrowser(address.href).then(
      (isOpen) => isOpen || fail({ kind: "browser-not-opened" }),
      (error) => {
        stopTimer();
        reject(error);
      },
    );
  });
}
