import { type Answer, errorAnswer, jsonAnswer } from "./answer.ts";
import { type Faults, faultOrderSchema } from "./faults.ts";
import { parseJsonBody } from "./parseJsonBody.ts";
import type { RouteRequest, Routes } from "./routes.ts";

/** Where tests order faults; it exists only with `--allow-faults`, and no fault ever hits it. */
export const faultsPath = "/__faults";

/** Orders, lists and deletes faults. Each answers with the faults that now wait, oldest first. */
export function faultRoutes(faults: Faults): Routes {
  const list = (): Answer => jsonAnswer(200, { faults: faults.list() });

  const add = ({ body }: RouteRequest): Answer => {
    const order = parseJsonBody(faultOrderSchema, body);
    if (order.kind !== "parsed") {
      return errorAnswer(400, order.kind, "This is not a fault order.");
    }
    faults.add(order.value);
    return list();
  };

  const clear = (): Answer => {
    faults.clear();
    return list();
  };

  return {
    [`GET ${faultsPath}`]: list,
    [`POST ${faultsPath}`]: add,
    [`DELETE ${faultsPath}`]: clear,
  };
}
