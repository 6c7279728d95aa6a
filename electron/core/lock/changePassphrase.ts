import type { AppError } from "../../../shared/appError.ts";
import type { SetPassphraseRequest } from "../../../shared/contract.ts";
import type { Result } from "../../../shared/result.ts";
import { resultOf } from "../activity/resultOf.ts";
import type { LockRecorder } from "./lockRecorder.ts";
import type { Passphrase } from "./passphrase.ts";

interface ChangePassphraseDependencies {
  readonly passphrase: Passphrase;
  readonly recorder: LockRecorder;
}

/**
 * Sets, changes or removes the passphrase, and writes it down. A removal weakens what guards the
 * keys, so it is written down first: `activity-not-recorded` when it can't be, and it stays. Else
 * see `Passphrase.change`.
 */
export async function changePassphrase(
  { passphrase, recorder }: ChangePassphraseDependencies,
  request: SetPassphraseRequest,
): Promise<Result<void, AppError>> {
  const isRemoval = request.next === null;
  const action = isRemoval ? "passphrase-removed" : "passphrase-set";
  let isToldRemoved = false;
  const changed = await passphrase.change(request, () => {
    isToldRemoved = true;
    return recorder.record({ action, result: "ok" });
  });
  // What was removed has its line, and nothing was there where it has none.
  if (isRemoval && changed.ok) return changed;
  if (isToldRemoved) await recorder.record({ action, result: resultOf(changed) });
  else await recorder.recordTry({ action }, changed);
  return changed;
}
