import type { Page } from "playwright-core";
import type { AppError } from "../../../shared/appError.ts";
import type { KeyrackCalls, ValueOf } from "../../../shared/contract.ts";
import type { Result } from "../../../shared/result.ts";

/** Asks main what the page could ask it, with a request that fits. */
export function callKeyrack<Name extends keyof KeyrackCalls>(
  page: Page,
  name: Name,
  ...[request]: Parameters<KeyrackCalls[Name]>
): Promise<Result<ValueOf<Name>, AppError>> {
  return page.evaluate(
    async ([method, argument]) => {
      const { keyrack } = window as unknown as {
        keyrack: Record<string, (request: unknown) => Promise<unknown>>;
      };
      return (await keyrack[method]?.(argument)) as never;
    },
    [name, request] as const,
  );
}
