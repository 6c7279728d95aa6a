import type { Page } from "playwright-core";
import type { RunningDemoServer } from "./demoServer.ts";

/** Connects an account as a person would, from the welcome page on. */
export async function connectBakuun(
  page: Page,
  server: Pick<RunningDemoServer, "origin" | "adminToken">,
  { environment = "Live", name = "Grand Hotel" }: { environment?: string; name?: string } = {},
): Promise<void> {
  await page.getByRole("button", { name: "Connect Bakuun" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("radio", { name: environment }).check({ force: true });
  await page.getByRole("textbox", { name: "Address" }).fill(server.origin);
  await page.getByLabel("Admin token").fill(server.adminToken);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("heading", { name: "API keys" }).waitFor();
}
