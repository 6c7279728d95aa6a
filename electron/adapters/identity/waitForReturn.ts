import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports.ts";
import type { BrowserReturn } from "./listenForReturn.ts";
import type { GivenUp } from "./watchGivenUp.ts";

const signInLimitMs = 300_000;

/** Opens a page of the one allowed origin; whether the system did. */
export type OpenInBrowser = (page: {
  readonly address: string;
  readonly allowedOrigin: string;
}) => Promise<boolean>;

/**
 * Sends the person to `address` and waits for whatever comes first: the browser that comes back,
 * none that could be opened, the end of our patience, or the person's.
 */
export function waitForReturn(
  dependencies: {
    readonly clock: Clock;
    readonly openInBrowser: OpenInBrowser;
    readonly allowedOrigin: string;
    readonly givenUp: GivenUp;
  },
  { arrived }: BrowserReturn,
  address: URL,
): Promise<Result<URL, AppError>> {
  const { clock, openInBrowser, allowedOrigin, givenUp } = dependencies;
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
    openInBrowser({ address: address.href, allowedOrigin }).then(
      (isOpen) => isOpen || fail({ kind: "browser-not-opened" }),
      (error) => {
        stopTimer();
        reject(error);
      },
    );
  });
}
