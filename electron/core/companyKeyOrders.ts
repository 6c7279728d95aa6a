import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, type Result } from "../../shared/result.ts";

/**
 * One order for a new key at a time on a connection, whichever window or dialog it comes from. Not
 * one a company: a user's own company is ordered for by its id and by none. A second order would
 * make a second key, and spoil the comparison by which a lost answer is cleared up.
 */
export class CompanyKeyOrders {
  readonly #underWay = new Set<ConnectionId>();

  /** Runs an order from its first list to its last, or refuses it with `order-under-way`. */
  async alone<Value>(
    connectionId: ConnectionId,
    order: () => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    if (this.#underWay.has(connectionId)) return err({ kind: "order-under-way" });
    this.#underWay.add(connectionId);
    try {
      return await order();
    } finally {
      this.#underWay.delete(connectionId);
    }
  }
}
