import type { AppError } from "../../../shared/appError.ts";

/** An expected failure on its way through openid-client, which keeps it as a cause. */
export class CarriedFailure extends Error {
  readonly failure: AppError;

  constructor(failure: AppError) {
    super("an expected failure");
    this.failure = failure;
  }
}
