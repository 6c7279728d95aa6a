import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { packageApp } from "../../build/packaging/package-app.mjs";

const root = join(import.meta.dirname, "../..");
const sources = ["electron", "renderer", "shared"].flatMap(sourcesBelow);

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:tsx?|html)$/.test(file))
    .map((file) => `${folder}/${file}`);
}

function sourcesWith(word: RegExp): readonly string[] {
  return sources.filter((file) => word.test(readFileSync(join(root, file), "utf8")));
}

/*
 * What no file may name, since naming it is the only way to open what a rule closes. Each was seen
 * to fail with the word in a file of electron/.
 */
it.each([
  ["a certificate that is accepted all the same", /certificate-error|setCertificateVerifyProc/],
  ["a certificate of the user's that is shown to a server", /select-client-certificate/],
  ["TLS without a check", /rejectUnauthorized|NODE_TLS_REJECT/],
  ["crash reports, which hold memory (see docs/security.md)", /crashReporter/],
  ["features of Blink that are not ready", /enableBlinkFeatures|disableBlinkFeatures/],
  ["web views and their pop-ups", /<webview|allowpopups/],
  ["the remote module", /@electron\/remote|enableRemoteModule/],
  ["files as pages", /loadFile\(|["'`]file:\/\//],
  ["developer tools that open by themselves", /openDevTools|toggleDevTools/],
  ["text that is run as code", /\beval\(|new Function\(|executeJavaScript|insertCSS/],
  ["markup made of text", /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/],
])("names nothing that opens %s", (_what, word) => {
  const allowed = /NODE_TLS_REJECT/.test(word.source)
    ? ["electron/security/refuseDebugSwitches.ts"]
    : [];
  expect(sourcesWith(word).filter((file) => !allowed.includes(file))).toEqual([]);
});

// Item 15: seen to fail with `shell` in another file.
it("lets one file ask the system to open anything", () => {
  expect(sourcesWith(/\bopenExternal\b|\bopenPath\b|showItemInFolder/)).toEqual([
    "electron/security/openInBrowser.ts",
  ]);
});

// Item 20: seen to fail with `ipcRenderer` handed over as it is.
it("exposes to the page one object, of functions that we have written", () => {
  const preload = readFileSync(join(root, "electron/preload.ts"), "utf8");
  expect(sourcesWith(/contextBridge/)).toEqual(["electron/preload.ts"]);
  expect(preload.match(/exposeInMainWorld\((.*)\)/g)).toEqual([
    'exposeInMainWorld("keyrack", keyrack)',
  ]);
  const uses = preload.match(/^(?!import).*\bipcRenderer\b.*$/gm) ?? [];
  expect(uses.filter((line) => !/ipcRenderer\.(?:invoke|on|off)\(/.test(line))).toEqual([]);
});

// Item 16: seen to fail with "^45.4.1".
it("pins one version of Electron, and makes a release of no other", async () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", root);
  const release = packageApp({ forRelease: true, outputFolder: "/nowhere" });
  await expect(release).rejects.toThrow("official build only");
});
