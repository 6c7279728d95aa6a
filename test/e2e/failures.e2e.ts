import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { type FaultOrder, type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

const list = "GET /portal/live/api-keys";
const reveal = "POST /portal/live/api-keys/*/reveal";

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeAll(async () => {
  server = await startDemoServer();
  keyrack = await launchKeyrack();
  await connectBakuun(keyrack.page, server);
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).waitFor();
});

afterEach(() => server.clearFaults());

afterAll(async () => {
  await keyrack.close();
  await server.stop();
});

const reloads = () => keyrack.page.getByRole("button", { name: "Reload" }).click();
const rowCount = () => keyrack.page.getByRole("button", { name: /^Reveal/ }).count();
const alert = (text: string) => keyrack.page.getByRole("main").getByText(text);

type Failure = readonly [what: string, fault: Omit<FaultOrder, "route">, text: string];

/** What failures that pass look like to a person. */
const passing: readonly Failure[] = [
  ["404", { kind: "status", status: 404 }, "does not know (status 404)"],
  ["429", { kind: "status", status: 429 }, "asks for a pause"],
  ["500", { kind: "status", status: 500 }, "a fault of its own (status 500)"],
  ["503", { kind: "status", status: 503 }, "a fault of its own (status 503)"],
  ["an HTML page", { kind: "html" }, "a page instead of data"],
  ["malformed JSON", { kind: "malformed" }, "broken off or garbled"],
  ["mistyped JSON", { kind: "wrong-type" }, "another form than Keyrack knows"],
  ["a redirect to another origin", { kind: "redirect" }, "Keyrack did not go"],
  ["an answer over 10 MB", { kind: "huge" }, "was larger than 10 MB"],
  ["a connection that breaks before the answer", { kind: "drop-before" }, "the connection broke"],
  ["an answer that breaks off", { kind: "truncate" }, "the connection broke"],
];

it.each(passing)("keeps the rows through %s and recovers by itself", async (_what, fault, text) => {
  await server.fault({ route: list, ...fault });
  await reloads();
  await alert(text).waitFor();
  expect(await rowCount()).toBe(6);
  await server.clearFaults();
  await alert(text).waitFor({ state: "detached", timeout: 30_000 });
});

/** A refused token is not offered again by itself: that waits for a person. */
const lasting: readonly Failure[] = [
  ["401", { kind: "status", status: 401 }, "does not accept the admin token"],
  ["403", { kind: "status", status: 403 }, "its role does not allow this"],
];

it.each(lasting)("keeps the rows through %s until it is reloaded", async (_what, fault, text) => {
  await server.fault({ route: list, ...fault });
  await reloads();
  await alert(text).waitFor();
  expect(await rowCount()).toBe(6);
  await server.clearFaults();
  await reloads();
  await alert(text).waitFor({ state: "detached" });
});

it("gives up on a list after 10 s", async () => {
  await server.fault({ route: list, kind: "delay", ms: 60_000, times: 1 });
  await reloads();
  await alert("no complete answer within 10 s").waitFor({ timeout: 20_000 });
  await alert("no complete answer within 10 s").waitFor({ state: "detached", timeout: 30_000 });
});

it("says so when the server is gone, keeps the rows, and recovers when it is back", async () => {
  await server.stop();
  await reloads();
  await alert("No connection to 127.0.0.1").waitFor();
  expect(await rowCount()).toBe(6);
  server = await server.restart();
  await alert("No connection to 127.0.0.1").waitFor({ state: "detached", timeout: 30_000 });
});

it("says why a key could not be revealed, and shows it when tried again", async () => {
  await server.fault({ route: reveal, kind: "status", status: 503, times: 1 });
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByText("a fault of its own (status 503)").first().waitFor();
  await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
  await keyrack.page.getByRole("button", { name: "Hide ARI Post key" }).click();
});

it("carries no token to where it is redirected", async () => {
  const seen: string[] = [];
  const spy = createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.authorization ?? "no token"}`);
    response.end("{}");
  });
  await new Promise<void>((resolve) => spy.listen(0, "127.0.0.1", resolve));
  const address = spy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await server.fault({ route: list, kind: "redirect", location: `http://127.0.0.1:${port}/` });
  await reloads();
  await alert(`http://127.0.0.1:${port}`).waitFor();
  expect(seen).toEqual([]);
  spy.close();
});
