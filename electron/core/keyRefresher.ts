import type { RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { RefreshKeyRequest } from "../../shared/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import type { FindPlatform } from "./findPlatform.ts";
import type { Random } from "./ports.ts";

/** Asks the platform for a new secret, once a key at a time; the old one dies at once. */
export class KeyRefresher {
  readonly #findPlatform: FindPlatform;
  readonly #random: Random;
  readonly #underWay = new Set<string>();

  constructor(dependencies: { findPlatform: FindPlatform; random: Random }) {
    this.#findPlatform = dependencies.findPlatform;
    this.#random = dependencies.random;
  }

  async refreshKey({
    connectionId,
    keyId,
    version,
  }: RefreshKeyRequest): Promise<Result<RefreshedKey, AppError>> {
    const platform = this.#findPlatform(connectionId);
    if (!platform.ok) return platform;
    if (platform.value.kind !== "groups") return err({ kind: "not-supported" });

    const key = `${connectionId} ${keyId}`;
    if (this.#underWay.has(key)) return err({ kind: "refresh-under-way" });
    this.#underWay.add(key);
    try {
      const idempotencyKey = this.#random.uuid();
      return await platform.value.refreshKey({ keyId, version, idempotencyKey });
    } finally {
      this.#underWay.delete(key);
    }
  }
}
