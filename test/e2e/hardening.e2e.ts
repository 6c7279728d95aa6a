import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { findDescendants, findRenderers } from "./harness/processes.ts";

let keyrack: RunningKeyrack;
let page: Page;

beforeAll(async () => {
  keyrack = await launchKeyrack({ demo: true });
  ({ page } = keyrack);
  await page.getByRole("table", { name: "ARI keys" }).waitFor();
  // The refusals below stand in the page's console.
  keyrack.expectConsole("");
});

afterAll(() => keyrack.close());

const processId = () => keyrack.app.process().pid ?? 0;

/** What became of a try in the page: "did it", or why not. */
async function tried(script: string): Promise<string> {
  const work = `(async () => { try { await (async () => { ${script} })(); return "did it"; }
    catch (error) { return String(error); } })()`;
  return String(await page.evaluate(work));
}

// Item 7. Seen to fail without `require-trusted-types-for` and `trusted-types`.
it.each([
  ["text as markup", "document.body.innerHTML = '<b>x</b>'", "TrustedHTML"],
  ["text as a script", "document.createElement('script').text = 'x()'", "TrustedScript"],
  ["an address as a script", "document.createElement('script').src = '/x.js'", "TrustedScriptURL"],
  ["a worker", "new Worker('/assets/x.js')", "TrustedScriptURL"],
  ["a policy of its own", "trustedTypes.createPolicy('x', {})", "createPolicy"],
  ["a policy called default", "trustedTypes.createPolicy('default', {})", "createPolicy"],
])("refuses the page %s", async (_what, script, reason) => {
  expect(await tried(script)).toContain(reason);
});

// Item 7. Seen to fail with `frame-src 'self'`, `media-src 'self'`, … added to the policy.
it.each([
  ["a frame", "const e = document.createElement('iframe'); e.src = 'app://keyrack/index.html'"],
  ["a film", "const e = document.createElement('video'); e.src = 'app://keyrack/index.html'"],
  [
    "a style of its own",
    "const e = document.createElement('style'); e.textContent = 'body { color: red }'",
  ],
  [
    "a picture from elsewhere",
    "const e = document.createElement('img'); e.src = 'https://elsewhere.example.invalid/x.png'",
  ],
])("tells the page's policy of %s, and loads none", async (_what, make) => {
  const violated = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
    ${make};
    document.head.append(e);
    setTimeout(() => resolve("nothing"), 3000);
  })`);
  expect(violated).toMatch(/^(?:frame|media|style|img)-src/);
});

it("opens no window and no web view, and stays where it is", async () => {
  expect(await page.evaluate(() => window.open("about:blank"))).toBeNull();
  await page.evaluate(() => {
    const view = document.createElement("webview");
    view.setAttribute("src", "app://keyrack/index.html");
    document.body.append(view);
    location.href = "data:text/html,x";
  });
  const contents = () =>
    keyrack.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.getURL()),
    );
  expect(await contents()).toEqual(["app://keyrack/index.html"]);
});

it("has the page's session refuse all that is not the app's own file", async () => {
  const ask = (address: string) =>
    keyrack.app.evaluate(
      ({ session }, to) =>
        session.defaultSession.fetch(to).then(
          ({ status }) => status,
          ({ message }) => message,
        ),
      address,
    );
  expect(await ask("app://keyrack/index.html")).toBe(200);
  expect(await ask("https://elsewhere.example.invalid/")).toContain("ERR_BLOCKED_BY_CLIENT");
});

// Seen to fail without `disableCoreDumps()`: "0" or "unlimited", as the system has it.
it("lets no process of its own write memory to the disk when it crashes", async () => {
  const limits = () =>
    [processId(), ...findDescendants(processId()).map(({ id }) => id)].map((id) => {
      const text = readFileSync(`/proc/${id}/limits`, "utf8");
      return /^Max core file size\s+(\S+)\s+(\S+)/m.exec(text)?.slice(1).join(" ");
    });
  expect(new Set(limits())).toEqual(new Set(["1 1"]));

  const before = findRenderers(processId())[0]?.id;
  await keyrack.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const after = await poll("the next renderer", () =>
    findRenderers(processId()).find(({ id }) => id !== before),
  );
  expect(after.seccompMode).toBe(2);
  expect(new Set(limits())).toEqual(new Set(["1 1"]));
});

// Seen to fail with `crashReporter.start({ uploadToServer: false })` in main.ts.
it("keeps no report of the crash", async () => {
  const files = readdirSync(keyrack.userDataDir, { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => /\.dmp$|core(?:\.\d+)?$/.test(path.basename(name)))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
});
