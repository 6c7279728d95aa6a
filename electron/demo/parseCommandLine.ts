import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "../../shared/result.ts";

export const commandLineUsage =
  "usage: npm run demo-server -- [--port 8787] [--state-dir DIR] " +
  "[--allow-faults] [--json-errors] [--company-keys N]";

export interface CommandLine {
  /** 0 picks a free one. */
  readonly port: number;
  /** Absolute. */
  readonly stateDir: string;
  readonly allowFaults: boolean;
  readonly jsonErrors: boolean;
  /** How many keys the first company has from the start; null for the few that all have. */
  readonly companyKeys: number | null;
}

type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

const wholeNumberUpTo = (maximum: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().max(maximum));

const optionsSchema = z.object({
  port: wholeNumberUpTo(65_535).default(8787),
  "state-dir": z.string().min(1).optional(),
  "allow-faults": z.boolean().default(false),
  "json-errors": z.boolean().default(false),
  "company-keys": wholeNumberUpTo(100_000).nullable().default(null),
});

const complaints: Readonly<Record<string, string>> = {
  port: "--port takes a number up to 65535.",
  "company-keys": "--company-keys takes a number up to 100000.",
};

/**
 * Parses the words after the command.
 *
 * @param environment where the folder of the default state is looked up.
 * @returns a sentence for the terminal when the words don't make sense.
 */
export function parseCommandLine(
  words: readonly string[],
  environment: ProcessEnvironment,
): Result<CommandLine, string> {
  const options = readOptions(words);
  if (!options.ok) return options;
  const parsed = optionsSchema.safeParse(options.value);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    return err(complaints[name] ?? `--${name} is not right.`);
  }
  const stateDir = parsed.data["state-dir"] ?? defaultStateDir(environment);
  return ok({
    port: parsed.data.port,
    stateDir: resolve(stateDir),
    allowFaults: parsed.data["allow-faults"],
    jsonErrors: parsed.data["json-errors"],
    companyKeys: parsed.data["company-keys"],
  });
}

function readOptions(words: readonly string[]): Result<unknown, string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: "string" },
        "state-dir": { type: "string" },
        "allow-faults": { type: "boolean" },
        "json-errors": { type: "boolean" },
        "company-keys": { type: "string" },
      },
    });
    return ok(values);
  } catch (error) {
    return err(error instanceof Error ? error.message : "This can't be read.");
  }
}

/** Where each system keeps what may be thrown away. */
function defaultStateDir({ LOCALAPPDATA, XDG_CACHE_HOME }: ProcessEnvironment): string {
  const name = "keyrack-demo-server";
  if (process.platform === "win32" && LOCALAPPDATA !== undefined) return join(LOCALAPPDATA, name);
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", name);
  return join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), name);
}
