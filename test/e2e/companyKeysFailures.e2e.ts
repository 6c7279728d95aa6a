import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { companyKeysOf } from "./harness/askBokamera.ts";
import { connectBokamera, userOf } from "./harness/connectBokamera.ts";
import { type FaultOrder, type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";

const list = "GET /apikeys";
const administrator = "bookingsupplier-administrator-write";

let server: RunningDemoServer;
let keyrack: RunningKeyrack;

beforeAll(async () => {
  server = await startDemoServer();
  keyrack = await launchKeyrack();
  await connectBokamera(keyrack.page, server, userOf(server, administrator));
  await keyrack.page.getByRole("table", { name: "Company keys" }).waitFor();
});

afterEach(() => server.clearFaults());

afterAll(async () => {
  await keyrack.close();
  await server.stop();
});

const reload = () => keyrack.page.getByRole("button", { name: "Reload" }).click();
const rowCount = () => keyrack.page.getByRole("button", { name: /^Reveal/ }).count();
const told = (text: string) => keyrack.page.getByRole("main").getByText(text);

type Failure = readonly [what: string, fault: Omit<FaultOrder, "route">, text: string];

/** What failures that pass look like to a person. */
const passing: readonly Failure[] = [
  ["404", { kind: "status", status: 404 }, "(status 404)"],
  ["405", { kind: "status", status: 405 }, "(status 405)"],
  ["429", { kind: "status", status: 429 }, "asks for a pause"],
  ["500", { kind: "status", status: 500 }, "(status 500)"],
  ["an HTML page", { kind: "html" }, "a page instead of data"],
  ["malformed JSON", { kind: "malformed" }, "broken off or garbled"],
  ["mistyped JSON", { kind: "wrong-type" }, "another form than Keyrack knows"],
  ["a redirect to another origin", { kind: "redirect" }, "Keyrack did not go"],
  ["a connection that breaks before the answer", { kind: "drop-before" }, "the connection broke"],
  ["an answer that breaks off", { kind: "truncate" }, "the connection broke"],
];

it.each(passing)("keeps the rows through %s and recovers by itself", async (_what, fault, text) => {
  await server.fault({ route: list, ...fault });
  await reload();
  await told(text).waitFor();
  expect(await rowCount()).toBe(8);
  await server.clearFaults();
  await told(text).waitFor({ state: "detached", timeout: 30_000 });
});

/** What waits for a person: asking again could lock an account. */
const lasting: readonly Failure[] = [
  ["401 even after a renewal", { kind: "status", status: 401 }, "does not accept"],
  ["402", { kind: "status", status: 402 }, "stronger sign-in"],
  ["403", { kind: "status", status: 403 }, "your role does not allow this"],
  ["409", { kind: "status", status: 409 }, "Somebody else changed"],
];

it.each(lasting)("keeps the rows through %s until it is reloaded", async (_what, fault, text) => {
  await server.fault({ route: list, ...fault });
  await reload();
  await told(text).first().waitFor();
  expect(await rowCount()).toBe(8);
  await server.clearFaults();
  await reload();
  await told(text).first().waitFor({ state: "detached" });
});

it("renews the session by itself after one 401, and nobody notices", async () => {
  await server.fault({ route: list, kind: "status", status: 401, times: 1 });
  await reload();
  await keyrack.page.getByText("updated just now").waitFor();
  expect(await rowCount()).toBe(8);
  expect(await told("does not accept").count()).toBe(0);
});

it("follows no redirect of an order, not even to the same server", async () => {
  const user = userOf(server, administrator);
  const before = await companyKeysOf(server, user);
  const location = `${server.origin}/apikeys`;
  await server.fault({ route: "POST /apikeys", kind: "redirect", location });
  await keyrack.page.getByRole("button", { name: "Create key…" }).click();
  const dialog = keyrack.page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await dialog.getByText("the list shows no new key").waitFor();
  await server.clearFaults();
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(await companyKeysOf(server, user)).toHaveLength(before.length);
});
