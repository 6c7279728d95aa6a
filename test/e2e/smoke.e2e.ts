import { expect, it } from "vitest";
import { findViolations } from "./harness/axe.ts";
import { startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { findRenderers } from "./harness/processes.ts";
import { readSelection, writeSelection } from "./harness/xClipboard.ts";

it("opens on the demo connection with a sandboxed page and a silent console", async () => {
  const keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.locator("html[data-loaded=true]").waitFor({ state: "attached" });
  expect(await keyrack.page.getByRole("table").count()).toBe(3);

  const renderers = findRenderers(keyrack.app.process().pid ?? 0);
  expect(renderers.map(({ seccompMode }) => seccompMode)).toEqual([2]);
  expect(await findViolations(keyrack.page)).toEqual([]);
  await keyrack.close();
});

it.runIf(process.platform === "linux")(
  "gives Electron an LC_ALL, so that it adds none",
  async () => {
    const keyrack = await launchKeyrack({ language: "sv" });
    expect(await keyrack.app.evaluate(({ app }) => app.getLocale())).toBe("sv");
    // Adding one ends Electron 33 by SIGSEGV now and then: build/hold-locale-place.mjs.
    expect(await keyrack.app.evaluate(() => process.env.LC_ALL)).toBe("");
    await keyrack.close();
  },
);

it("fails a test whose page wrote an error that was not expected", async () => {
  const keyrack = await launchKeyrack();
  await keyrack.page.evaluate(`console.error("planted and expected")`);
  await keyrack.page.evaluate(`console.error("planted unexpectedly")`);
  keyrack.expectConsole("planted and expected");
  await poll("the planted lines", () => keyrack.consoleLines.length >= 2);
  await expect(keyrack.close()).rejects.toThrow(/silent:\nerror: planted unexpectedly$/);
});

it("keeps nothing running after a kill", async () => {
  const keyrack = await launchKeyrack({ demo: true });
  await keyrack.page.locator("html[data-loaded=true]").waitFor({ state: "attached" });
  const mainId = keyrack.app.process().pid ?? 0;
  expect(findRenderers(mainId)).toHaveLength(1);
  await keyrack.kill();
  expect(findRenderers(mainId)).toEqual([]);
});

it("reads and writes the clipboard from outside", async () => {
  await writeSelection("from outside");
  expect(await readSelection()).toBe("from outside");
  await writeSelection("beside it", "primary");
  expect(await readSelection("primary")).toBe("beside it");
});

it("runs a demo server that can be told to fail and comes back at the same address", async () => {
  const server = await startDemoServer();
  const whoami = async () => {
    const headers = { authorization: `Bearer ${server.adminToken}` };
    return (await fetch(`${server.origin}/portal/whoami`, { headers })).status;
  };
  expect(await whoami()).toBe(200);
  await server.fault({ route: "GET /portal/whoami", kind: "status", status: 503 });
  expect(await whoami()).toBe(503);
  await server.clearFaults();
  expect(await whoami()).toBe(200);

  await server.stop();
  await expect(whoami()).rejects.toThrow("fetch failed");
  const again = await server.restart();
  expect(again).toMatchObject({ origin: server.origin, adminToken: server.adminToken });
  expect(await whoami()).toBe(200);
  await again.stop();
});
