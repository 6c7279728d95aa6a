import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { startOidcProvider } from "../adapters/identity/oidcProvider.ts";
import { startApiBehindProvider } from "./harness/apiBehindProvider.ts";
import { connectInBrowser, userOf } from "./harness/connectBokamera.ts";
import { type RunningDemoServer, startDemoServer } from "./harness/demoServer.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { type BrowserStub, launchChromium, stubBrowserChoice } from "./harness/signInBrowser.ts";

let server: RunningDemoServer;
let choice: BrowserStub;
let keyrack: RunningKeyrack;

beforeEach(async () => {
  server = await startDemoServer();
  choice = await stubBrowserChoice();
  keyrack = await launchKeyrack({ env: choice.env });
});

afterEach(async () => {
  await keyrack.close();
  await server.stop();
});

it("signs in through a real browser and shows the company's keys", async () => {
  await connectInBrowser(keyrack.page, server);
  await keyrack.page.getByText("Your browser is open").waitFor();
  const address = await choice.openedAddress();
  expect(address).toContain("code_challenge_method=S256");

  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const user = userOf(server, "bookingsupplier-administrator-write");
    await page.getByLabel("E-mail").fill(user.email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Invalid username or password").waitFor();
    await page.getByLabel("Password").fill(user.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("You can close this").waitFor();
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  } finally {
    await browser.close();
  }

  await keyrack.page.getByRole("heading", { name: "Company keys" }).waitFor();
  await keyrack.page.getByRole("table", { name: "Company keys" }).waitFor();
  await keyrack.page.getByText("admin@grandspa.example").first().waitFor();
});

it("signs in at a certified OpenID provider that is not ours", async () => {
  const provider = await startOidcProvider();
  const issuer = `${provider.origin}/realms/bookmore-admin`;
  const user = userOf(server, "bookingsupplier-administrator-write");
  const api = await startApiBehindProvider(server, { issuer, user });
  onTestFinished(() => api.stop());
  await connectInBrowser(keyrack.page, { origin: api.origin, identityOrigin: provider.origin });

  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(await choice.openedAddress());
    await page.locator("input[name=login]").fill("somebody");
    await page.locator("input[name=password]").fill("any password");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("You can close this").waitFor();
  } finally {
    await browser.close();
  }

  await keyrack.page.getByRole("table", { name: "Company keys" }).waitFor();
  await keyrack.page.getByRole("button", { name: "Settings" }).click();
  await keyrack.page.getByRole("button", { name: "Sign out of Grand Hotel Spa" }).click();
  await keyrack.page.getByText("The session has ended at the server too").waitFor();
  expect(provider.serverErrors).toEqual([]);
});

it("stops waiting when it is told to, and closes its port", async () => {
  await connectInBrowser(keyrack.page, server);
  await keyrack.page.getByText("Your browser is open").waitFor();
  const address = new URL(await choice.openedAddress());
  const redirect = address.searchParams.get("redirect_uri") ?? "";
  expect((await fetch(redirect)).status).toBeGreaterThanOrEqual(400);
  await keyrack.page.getByRole("button", { name: "Cancel" }).click();
  await keyrack.page.getByText("Your browser is open").waitFor({ state: "detached" });
  await expect
    .poll(() =>
      fetch(redirect).then(
        () => "open",
        () => "closed",
      ),
    )
    .toBe("closed");
});
