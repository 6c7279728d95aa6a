import type { Page } from "playwright-core";
import type { BokameraRole, BokameraUser, RunningDemoServer } from "./demoServer.ts";

export interface BokameraPlace {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Where people sign in; the same origin as the API's when left out. */
  readonly identityOrigin?: string;
}

/** Somebody who may sign in, by what they may do. */
export function userOf(server: RunningDemoServer, role: BokameraRole): BokameraUser {
  const user = server.bokamera.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`nobody is ${role}`);
  return user;
}

/** Signs in with e-mail and password as a person would, from the welcome page on. */
export async function connectBokamera(
  page: Page,
  place: BokameraPlace,
  { email, password }: Pick<BokameraUser, "email" | "password">,
): Promise<void> {
  await fillInPlace(page, place);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("heading", { name: "Company keys" }).waitFor();
}

/** Starts the sign-in in the browser; the app then waits for it. */
export async function connectInBrowser(page: Page, place: BokameraPlace): Promise<void> {
  await fillInPlace(page, place);
  await page.getByRole("radio", { name: "In the browser" }).check({ force: true });
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

async function fillInPlace(page: Page, { origin, identityOrigin }: BokameraPlace): Promise<void> {
  await page.getByRole("button", { name: "Connect BokaMera" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Grand Hotel Spa");
  await page.getByRole("radio", { name: "Other addresses" }).check({ force: true });
  await page.getByRole("textbox", { name: "API address" }).fill(origin);
  await page
    .getByRole("textbox", { name: "Identity server address" })
    .fill(identityOrigin ?? origin);
}
