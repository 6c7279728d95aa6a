import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** What the folders of the page that features share are made of; none of them knows a feature. */
const forAllFeatures = [
  "renderer/ui/",
  "renderer/language/",
  "renderer/useKeyrack.ts",
  "shared/",
  "react",
];

/** Where a file may import from, longest matching folder first; paths are relative to the root. */
const mayImport: ReadonlyArray<readonly [folder: string, allowed: readonly string[]]> = [
  ["electron/core/", ["electron/core/", "shared/"]],
  ["electron/platforms/", ["electron/platforms/", "electron/core/", "shared/", "zod"]],
  ["electron/security/", ["electron/security/", "electron/core/", "shared/", "electron", "node:"]],
  [
    "electron/ipc/",
    [
      "electron/ipc/",
      "electron/security/isTrustedFrame.ts",
      "electron/core/",
      "shared/",
      "electron",
      "zod",
    ],
  ],
  [
    "electron/windows/",
    [
      "electron/windows/",
      "electron/security/appOrigin.ts",
      "electron/security/pagePreferences.ts",
      "electron/core/",
      "shared/",
      "electron",
    ],
  ],
  [
    "electron/adapters/",
    [
      "electron/adapters/",
      "electron/core/",
      "shared/",
      "electron",
      "electron-log/node",
      "electron-store",
      "csv-stringify/",
      "dot-properties",
      "isomorphic-git",
      "jsonc-parser",
      "toml-eslint-parser",
      "yaml",
      "keytar",
      "openid-client",
      "@formatjs/intl",
      "zod",
      "node:",
    ],
  ],
  // Pure Node: it also runs by hand, without Electron.
  ["electron/demo/", ["electron/demo/", "shared/", "zod", "node:"]],
  ["electron/preload.ts", ["electron", "shared/channels.ts", "shared/contract.ts"]],
  ["electron/", ["electron/", "shared/", "electron", "node:"]],
  ["shared/schemas.ts", ["shared/", "zod"]],
  ["shared/keyHealth/", ["shared/", "ipaddr.js"]],
  ["shared/", ["shared/"]],
  [
    "renderer/ui/",
    ["renderer/ui/", "renderer/language/", "shared/", "react", "react-aria-components/"],
  ],
  ["renderer/secret/", ["renderer/secret/", ...forAllFeatures]],
  ["renderer/list/", ["renderer/list/", ...forAllFeatures, "@tanstack/react-query"]],
  ["renderer/keyHealth/", ["renderer/keyHealth/", ...forAllFeatures]],
  ["renderer/linkedFiles/", ["renderer/linkedFiles/", "renderer/secret/", ...forAllFeatures]],
  ["renderer/", ["renderer/", "shared/", "react", "react-", "@tanstack/"]],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const files = ["shared", "electron", "renderer"].flatMap((folder) => sourcesBelow(folder));
const imports = files.flatMap((file) => importsOf(file));

describe("the house", () => {
  it("imports only along the arrows of docs/architecture.md", () => {
    const broken = imports.filter(({ from, to }) => !isAllowed(from, to));
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("has no feature of the page that imports another feature", () => {
    const featureOf = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
    const crossing = imports.filter(({ from, to }) => {
      const [one, other] = [featureOf(from), featureOf(to)];
      return one !== undefined && other !== undefined && one !== other;
    });
    expect(crossing).toEqual([]);
  });

  it("touches window.keyrack in one file only", () => {
    const touching = files.filter((file) =>
      /window\.keyrack|globalThis\.keyrack/.test(textOf(file)),
    );
    expect(touching.filter((file) => file.startsWith("renderer/"))).toEqual([
      "renderer/keyrack.ts",
    ]);
  });

  it("uses raw IPC in ipc/ and the preload only", () => {
    const raw = files.filter((file) => /\bipc(?:Main|Renderer)\b/.test(textOf(file)));
    const outside = raw.filter((file) => !file.startsWith("electron/ipc/"));
    expect(outside).toEqual(["electron/preload.ts"]);
  });

  it("loads no schema library into the page", () => {
    const schemas = imports.filter(({ from, to, isTypeOnly }) => {
      const isPage = from.startsWith("renderer/") || from === "electron/preload.ts";
      return isPage && !isTypeOnly && (to === "zod" || to === "shared/schemas.ts");
    });
    expect(schemas).toEqual([]);
  });

  it("exposes a secret's text only where it leaves for its one destination", () => {
    const exposing = files.filter((file) => textOf(file).includes(".exposeText()"));
    expect(exposing.sort()).toEqual([
      "electron/adapters/activitySecrets.ts",
      "electron/adapters/configFormats/secretConfigFormats.ts",
      "electron/adapters/demoServerProcess.ts",
      "electron/adapters/electronClipboard.ts",
      "electron/adapters/electronHttpClient.ts",
      "electron/adapters/fingerprint.ts",
      "electron/adapters/identity/openIdIdentityServer.ts",
      "electron/adapters/linkedFiles/cacheKey.ts",
      "electron/adapters/linkedFiles/fileText.ts",
      "electron/adapters/lock/keychainVerifierStore.ts",
      "electron/adapters/lock/scryptDigest.ts",
      "electron/adapters/osKeychain.ts",
      "electron/core/boundSecret.ts",
      "electron/core/clipboardLease.ts",
      "electron/core/copyAs/copySecret.ts",
      "electron/ipc/keyCalls.ts",
    ]);
  });

  it("has no default exports and no barrels", () => {
    const barrels = files.filter((file) => /(?:^|\/)index\.tsx?$/.test(file));
    const defaults = files.filter((file) => /^export default\b/m.test(textOf(file)));
    expect([...barrels, ...defaults]).toEqual([]);
  });
});

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => posix.join(folder, file.split(sep).join("/")));
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function importsOf(from: string): readonly Import[] {
  const { module } = parseSync(from, textOf(from));
  const statics = module.staticImports.map((found) => ({
    to: found.moduleRequest.value,
    isTypeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const reexports = module.staticExports
    .flatMap((found) => found.entries)
    .flatMap((entry) => (entry.moduleRequest === null ? [] : [entry.moduleRequest.value]))
    .map((to) => ({ to, isTypeOnly: false }));
  const dynamics = module.dynamicImports.map((found) => ({
    to: textOf(from).slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1),
    isTypeOnly: false,
  }));
  return [...statics, ...reexports, ...dynamics].map((found) => ({
    from,
    ...found,
    to: resolved(from, found.to),
  }));
}

function resolved(from: string, to: string): string {
  if (!to.startsWith(".")) return to;
  return relative(root, join(root, dirname(from), to))
    .split(sep)
    .join("/");
}

function isAllowed(from: string, to: string): boolean {
  if (/\.(?:css|svg|json)$/.test(to) && !to.startsWith("electron/")) return true;
  const rule = mayImport.find(([folder]) => from.startsWith(folder));
  return rule?.[1].some((allowed) => isWithin(to, allowed)) ?? false;
}

/** `react-` and `node:` and folders are beginnings; anything else is meant to the letter. */
function isWithin(to: string, allowed: string): boolean {
  return /[/:-]$/.test(allowed)
    ? to.startsWith(allowed)
    : to === allowed || to === `${allowed}/client`;
}
