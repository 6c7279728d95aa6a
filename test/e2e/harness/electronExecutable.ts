import { execFileSync } from "node:child_process";
import { checkout } from "./checkout.ts";

/** The Electron that set-up has found. */
export function electronExecutable(): string {
  const output = execFileSync(process.execPath, ["build/electron-path.mjs"], {
    cwd: checkout,
    encoding: "utf8",
  });
  return output.trim();
}
