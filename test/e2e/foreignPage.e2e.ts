import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

/*
 * A page without our policy and our preferences, in a window that a test opens, as if somebody had
 * got one in: what main's rules alone keep it from. None is ever opened by the app.
 */

let keyrack: RunningKeyrack;
let server: Server;
let origin: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const type = path === "/file" ? "application/octet-stream" : "text/html";
    const head = { "content-type": type, location: "/redirected" };
    response.writeHead(path === "/redirect" ? 302 : 200, head);
    response.end("<title>x</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  origin = `http://127.0.0.1:${address.port}`;
  keyrack = await launchKeyrack();
});

beforeEach(() => {
  asked = [];
});

afterAll(async () => {
  await keyrack.app.close();
  server.closeAllConnections();
  server.close();
});

/** Runs a script in such a page as if the user had clicked, and tells what it came to. */
function inForeignPage(script: string): Promise<unknown> {
  const place = { address: `${origin}/`, script };
  return keyrack.app.evaluate(async ({ BrowserWindow, session }, at) => {
    const webPreferences = { session: session.fromPartition("platforms") };
    const window = new BrowserWindow({ show: false, webPreferences });
    await window.loadURL(at.address);
    const value = await window.webContents.executeJavaScript(at.script, true);
    // Long enough for what it began: each would come within milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const address = window.isDestroyed() ? "gone" : window.webContents.getURL();
    const windows = BrowserWindow.getAllWindows().length;
    window.destroy();
    return { value, address, windows };
  }, place);
}

const frame = 'Object.assign(document.createElement("iframe"), { src: "/frame" })';

// Items 12 to 14. Seen to fail without the line of `refuseNavigation` that is named.
it.each([
  ["a link to elsewhere (will-frame-navigate)", 'location.href = "/elsewhere"; 1'],
  ["a frame (will-frame-navigate)", `document.body.append(${frame}); 1`],
  ["a window (setWindowOpenHandler)", 'window.open("/window"); 1'],
])("loads nothing by %s", async (_what, script) => {
  expect(await inForeignPage(script)).toMatchObject({ address: `${origin}/`, windows: 2 });
  expect(asked.filter((path) => path !== "/" && path !== "/favicon.ico")).toEqual([]);
});

it("is not sent on by a server (will-redirect)", async () => {
  await keyrack.app.evaluate(async ({ BrowserWindow, session }, address) => {
    const webPreferences = { session: session.fromPartition("platforms") };
    const window = new BrowserWindow({ show: false, webPreferences });
    // Not awaited: a load that is refused never settles.
    window.loadURL(address).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.destroy();
  }, `${origin}/redirect`);
  expect(asked).toEqual(["/redirect"]);
});

it("embeds no web view, even where the tag is known (will-attach-webview)", async () => {
  const isRefused = await keyrack.app.evaluate(async ({ BrowserWindow, session }) => {
    const webPreferences = { session: session.fromPartition("platforms"), webviewTag: true };
    const window = new BrowserWindow({ show: false, webPreferences });
    const attached = new Promise((resolve) => {
      window.webContents.once("will-attach-webview", (event) => resolve(event.defaultPrevented));
    });
    await window.loadURL("data:text/html,<webview src='data:text/html,x'></webview>");
    const outcome = await attached;
    window.destroy();
    return outcome;
  });
  expect(isRefused).toBe(true);
});

// Item 5. Seen to fail without `refusePermissions` in `guardSessions`: all were granted.
it("has no permission", async () => {
  const names = ["geolocation", "notifications", "midi", "camera", "microphone", "clipboard-read"];
  const script = `Promise.all(${JSON.stringify(names)}.map(async (name) =>
    (await navigator.permissions.query({ name })).state))`;
  const value = names.map(() => "denied");
  expect(await inForeignPage(script)).toMatchObject({ value });
});

it.each([
  // Electron's own default: there is no handler that would give one.
  ["the screen", "navigator.mediaDevices.getDisplayMedia()"],
  ["the clipboard", "navigator.clipboard.readText()"],
  ["a USB device", "navigator.usb.requestDevice({ filters: [] })"],
  ["a serial port", "navigator.serial.requestPort()"],
])("is not given %s", async (_what, ask) => {
  const outcome = await inForeignPage(`${ask}.then(() => "given", () => "refused")`);
  expect(outcome).toMatchObject({ value: "refused" });
});

// Seen to fail without `refuseDownloads` in `guardSessions`.
it("saves nothing", async () => {
  const isRefused = await keyrack.app.evaluate(({ session }, address) => {
    const platforms = session.fromPartition("platforms");
    return new Promise((resolve) => {
      platforms.once("will-download", (event) => resolve(event.defaultPrevented));
      platforms.downloadURL(address);
    });
  }, `${origin}/file`);
  expect(isRefused).toBe(true);
});
