import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { readSecret, type SecretSource } from "./activity/readSecret.ts";
import type { CaptureShield } from "./captureShield.ts";
import { instantOf } from "./instantOf.ts";
import type { IsStillAsked } from "./isStillAsked.ts";
import type { Clock } from "./ports.ts";
import type { Secret } from "./secret.ts";
import type { SettingsStore } from "./settingsStore.ts";

interface RevealDependencies extends SecretSource {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly shield: CaptureShield;
  readonly isStillAsked: IsStillAsked;
}

/** One secret, to be shown in one cell until `hidesAt`; written down first, and main keeps no copy. */
export async function revealKey(
  dependencies: RevealDependencies,
  request: KeyRequest,
): Promise<Result<{ readonly secret: Secret; readonly hidesAt: Instant }, AppError>> {
  const { clock, settings, shield, activity } = dependencies;
  const secret = await readSecret(dependencies, "reveal", request);
  if (!secret.ok) return secret;
  if (!dependencies.isStillAsked()) return err({ kind: "locked" });
  const { connectionId, keyId } = request;
  const key = { keyId, secret: secret.value };
  const recorded = await activity.record({ action: "reveal", connectionId, key, result: "ok" });
  if (!recorded.ok) return recorded;
  const hidesAtMs = clock.now() + settings.read().protection.revealSeconds * 1000;
  shield.raiseUntil(hidesAtMs);
  return ok({ secret: secret.value, hidesAt: instantOf(hidesAtMs) });
}
