import type { z } from "zod";
import type { AppError } from "../../shared/appError.ts";
import { err, type Result } from "../../shared/result.ts";
import type { AppLog } from "../core/ports.ts";
import { type AskingFrame, isTrustedFrame } from "../security/isTrustedFrame.ts";

/** A channel, the schema of its request, and what it does. */
export interface Call<Request, Value> {
  readonly channel: string;
  readonly schema: z.ZodType<Request>;
  readonly run: (request: Request) => Promise<Result<Value, AppError>>;
}

/** One call: who may ask is checked, the request parsed, the work done, a defect made an error. */
export async function answerCall<Request, Value>(
  { log }: { log: AppLog },
  call: Call<Request, Value>,
  asked: { readonly frame: AskingFrame | null; readonly payload: readonly unknown[] },
): Promise<Result<Value, AppError>> {
  if (!isTrustedFrame(asked.frame)) return err({ kind: "request-refused" });
  if (asked.payload.length > 1) return err({ kind: "request-refused" });
  try {
    const request = call.schema.safeParse(asked.payload[0]);
    if (!request.success) return err({ kind: "request-refused" });
    return await call.run(request.data);
  } catch (error) {
    log.defect(call.channel, error);
    return err({ kind: "internal" });
  }
}
