import { createHash } from "node:crypto";
import type { Digest } from "../core/ports.ts";

export const sha256: Digest = (text) => createHash("sha256").update(text).digest("base64");
