import path from "node:path";
import { parseArgs } from "node:util";
import { checkout } from "../checkout.mjs";
import { CommandFailure } from "../command-failure.mjs";

/**
 * @param {readonly string[]} args
 * @returns {{ forRelease: boolean, outputFolder: string }}
 */
export function parsePackageArguments(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { release: { type: "boolean" }, output: { type: "string" } },
    });
    return {
      forRelease: values.release ?? false,
      outputFolder: path.resolve(values.output ?? path.join(checkout, "dist")),
    };
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
}
