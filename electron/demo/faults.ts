import { z } from "zod";
import { matchPath } from "./matchPath.ts";

const faultOrder = z.object({
  /** `METHOD /path`, where either may be `*` and so may a segment; `*` alone is everything. */
  route: z.string().regex(/^(\*|(\*|[A-Za-z]+) (\*|\/\S*))$/),
  kind: z.enum([
    "status",
    "delay",
    "drop-before",
    "drop-after",
    "truncate",
    "malformed",
    "html",
    "redirect",
    "huge",
    "wrong-type",
  ]),
  /** For "status". */
  status: z.int().min(400).max(599).default(500),
  /** For "status": seconds, sent as `Retry-After`. */
  retryAfter: z.int().min(0).max(86_400).optional(),
  /** For "delay". */
  ms: z.int().min(0).max(600_000).default(1_000),
  /** For "redirect". */
  location: z
    .string()
    .regex(/^[!-~]+$/)
    .max(2_048)
    .default("http://127.0.0.1:9/elsewhere"),
  /** How many requests it still hits; left out, it stays until it is deleted. */
  times: z.int().min(1).optional(),
});

/** A fault as the test that ordered it described it, with what it left out filled in. */
export type Fault = Readonly<z.infer<typeof faultOrder>>;

/** The faults that wait for a request, oldest first: the first one that fits hits. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly list: () => readonly Fault[];
  /** The fault for this request, counted as used; null when none fits. */
  readonly take: (method: string, path: string) => Fault | null;
}

export const faultOrderSchema: z.ZodType<Fault> = faultOrder;

export function createFaults(): Faults {
  let waiting: readonly Fault[] = [];

  const take = (method: string, path: string): Fault | null => {
    const hit = waiting.find((fault) => isHit(fault, method, path));
    if (hit === undefined) return null;
    waiting = waiting.flatMap((fault) => (fault === hit ? countDown(fault) : [fault]));
    return hit;
  };

  return {
    add: (fault) => {
      waiting = [...waiting, fault];
    },
    clear: () => {
      waiting = [];
    },
    list: () => waiting,
    take,
  };
}

function isHit(fault: Fault, method: string, path: string): boolean {
  const [faultMethod = "*", pattern = "*"] = fault.route.split(" ");
  if (faultMethod !== "*" && faultMethod.toUpperCase() !== method) return false;
  return pattern === "*" || matchPath(pattern, path) !== null;
}

function countDown(fault: Fault): readonly Fault[] {
  if (fault.times === undefined) return [fault];
  return fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}
