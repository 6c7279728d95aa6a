import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { poll } from "./poll.ts";

export interface BrowserStub {
  /** For the app's environment: its `xdg-open` only writes down what is to be opened. */
  readonly env: Readonly<Record<string, string>>;
  /** The address that the app wanted to open. */
  openedAddress(): Promise<string>;
}

/** Stands in for the desktop's choice of a browser, so that a test drives the real one itself. */
export async function stubBrowserChoice(): Promise<BrowserStub> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-browser-"));
  const file = path.join(folder, "address");
  const script = path.join(folder, "xdg-open");
  await writeFile(
    script,
    `#!/bin/sh\nprintf '%s' "$1" > '${file}.part'\nmv '${file}.part' '${file}'\n`,
  );
  await chmod(script, 0o755);
  return {
    env: { PATH: `${folder}:${process.env.PATH ?? ""}` },
    openedAddress: () =>
      poll("an address to be opened", () => readFile(file, "utf8"), { limitMs: 15_000 }),
  };
}

/** Chromium, or Chrome, with its own sandbox on, as an ordinary user has it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    chromiumSandbox: true,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function findBrowser(): string {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error("There is no Chromium on the PATH to sign in with.");
  return found;
}
