import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { checkout } from "./checkout.ts";
import { electronExecutable } from "./electronExecutable.ts";
import { watchConsole } from "./watchConsole.ts";

export interface LaunchOptions {
  /** Opens on the demo connection. */
  readonly demo?: boolean;
  readonly language?: "en" | "sv";
  /** A folder of an earlier start; without it the app starts as on its first day. */
  readonly userDataDir?: string;
  readonly args?: readonly string[];
  /** Added to the environment; undefined takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly passwordStore?: "gnome-libsecret" | "basic";
  /** The folder to start; the checkout unless the test brings an app of its own. */
  readonly appFolder?: string;
}

export interface RunningKeyrack {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataDir: string;
  /** What the page has written to its console so far, as `level: text`. */
  readonly consoleLines: readonly string[];
  /** What main has written to its standard error so far. */
  mainErrors(): string;
  /** Warnings and errors that hold this text are expected from now on. */
  expectConsole(text: string): void;
  /** Quits, and fails when the page's console held a warning or error that nobody expected. */
  close(): Promise<void>;
  /** Ends it as a crash would, without any of its own clean-up. */
  kill(): Promise<void>;
}

/** Starts the built app with Chromium's sandbox on and waits for its first window. */
export async function launchKeyrack(options: LaunchOptions = {}): Promise<RunningKeyrack> {
  const userDataDir =
    options.userDataDir ?? (await mkdtemp(path.join(os.tmpdir(), "keyrack-user-data-")));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    // Playwright would switch the sandbox off.
    chromiumSandbox: true,
    cwd: checkout,
    args: argumentsFor(options, userDataDir),
    env: environmentFor(options.env ?? {}),
  });
  let mainErrors = "";
  app.process().stderr?.on("data", (chunk) => {
    mainErrors += String(chunk);
  });
  const consoleWatch = watchConsole(app.context());
  try {
    const page = await app.firstWindow();
    return {
      app,
      page,
      userDataDir,
      consoleLines: consoleWatch.lines,
      mainErrors: () => mainErrors,
      expectConsole: consoleWatch.expect,
      close: async () => {
        await app.close();
        consoleWatch.throwIfAnyUnexpected();
      },
      kill: () => killApp(app),
    };
  } catch (error) {
    await killApp(app);
    throw new Error(`No window came. Main's standard error:\n${mainErrors}`, { cause: error });
  }
}

function argumentsFor(options: LaunchOptions, userDataDir: string): string[] {
  return [
    options.appFolder ?? checkout,
    ...(options.demo ? ["--demo"] : []),
    `--user-data-dir=${userDataDir}`,
    `--lang=${options.language ?? "en"}`,
    `--password-store=${options.passwordStore ?? "gnome-libsecret"}`,
    ...(options.args ?? []),
  ];
}

function environmentFor(changes: Readonly<Record<string, string | undefined>>) {
  const all = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function killApp(app: ElectronApplication): Promise<void> {
  const main = app.process();
  if (main.exitCode !== null || main.signalCode !== null) return;
  const gone = once(main, "exit");
  main.kill("SIGKILL");
  await gone;
}
