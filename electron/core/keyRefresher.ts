import type { RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { RefreshKeyRequest } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import type { ActivityRecorder } from "./activity/activityRecorder.ts";
import { resultOf } from "./activity/resultOf.ts";
import type { FindPlatform } from "./findPlatform.ts";
import type { IsStillAsked } from "./isStillAsked.ts";
import type { Random } from "./ports.ts";

/**
 * Asks the platform for a new secret, once a key at a time; the old one dies at once. Nothing is
 * sent unless it is written down that it is about to be.
 */
export class KeyRefresher {
  readonly #findPlatform: FindPlatform;
  readonly #random: Random;
  readonly #activity: ActivityRecorder;
  readonly #underWay = new Set<string>();

  constructor(dependencies: {
    findPlatform: FindPlatform;
    random: Random;
    activity: ActivityRecorder;
  }) {
    this.#activity = dependencies.activity;
    this.#findPlatform = dependencies.findPlatform;
    this.#random = dependencies.random;
  }

  async refreshKey(
    { connectionId, keyId, version }: RefreshKeyRequest,
    isStillAsked: IsStillAsked,
  ): Promise<Result<RefreshedKey, AppError>> {
    const platform = this.#findPlatform(connectionId);
    if (!platform.ok) return platform;
    if (platform.value.kind !== "groups") return err({ kind: "not-supported" });

    const key = `${connectionId} ${keyId}`;
    if (this.#underWay.has(key)) return err({ kind: "refresh-under-way" });
    this.#underWay.add(key);
    try {
      const event = { connectionId, key: { keyId, secret: null } };
      const intended = { ...event, action: "refresh-started", result: "ok" } as const;
      const recorded = await this.#activity.recordStrictly(intended);
      if (!recorded.ok) return recorded;
      const idempotencyKey = this.#random.uuid();
      const refreshed = isStillAsked()
        ? await platform.value.refreshKey({ keyId, version, idempotencyKey })
        : err<AppError>({ kind: "locked" });
      await this.#activity.record({ ...event, action: "refresh", result: resultOf(refreshed) });
      return refreshed;
    } finally {
      this.#underWay.delete(key);
    }
  }
}
