import { administrator, passwordOf } from "../../demo/bokameraClient.ts";
import type { TestServer } from "../../demo/startTestServer.ts";
import type { Person } from "./startIdentity.ts";
import { type Page, TestBrowser } from "./testBrowser.ts";

/** A person who types a name and a password into the page that comes. */
export function someoneOf(server: TestServer): Person {
  return async (browser, address) => {
    const page = await browser.open(address);
    return browser.submit(page, {
      username: administrator,
      password: passwordOf(server, administrator),
    });
  };
}

/** Signs in by hand at an address that the app wanted to open. */
export function signInAt(server: TestServer, address: URL): Promise<Page> {
  return someoneOf(server)(new TestBrowser(), address.href);
}

/** A person whom somebody sends back to the app with these fields. */
export const sentBackWith =
  (fields: Readonly<Record<string, string>>): Person =>
  async (browser, address) => {
    const asked = new URL(address).searchParams;
    const back = new URL(asked.get("redirect_uri") ?? "");
    const iss = address.split("/protocol/")[0] ?? "";
    const all = { state: asked.get("state") ?? "", iss, ...fields };
    for (const [name, value] of Object.entries(all)) back.searchParams.set(name, value);
    return browser.open(back.href);
  };
