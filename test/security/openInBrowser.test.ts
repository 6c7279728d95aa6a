import { describe, expect, it } from "vitest";
import { openInBrowser } from "../../electron/security/openInBrowser.ts";

/** The system's way to open something; it keeps what it opened. */
class FakeShell {
  readonly opened: string[] = [];
  hasBrowser = true;

  async openExternal(url: string): Promise<void> {
    if (!this.hasBrowser) throw new Error("no application is registered");
    this.opened.push(url);
  }
}

const allowedOrigin = "https://identity.example";

describe("openInBrowser", () => {
  it.each([
    [
      "https://identity.example",
      "https://identity.example/realms/one/auth?client_id=a&state=b%20c",
    ],
    ["https://identity.example:8443", "https://identity.example:8443/auth"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787/auth"],
    ["http://[::1]:8787", "http://[::1]:8787/auth"],
    ["http://localhost:8787", "http://localhost:8787/auth"],
  ])("opens a page of %s", async (origin, address) => {
    const shell = new FakeShell();
    expect(await openInBrowser({ shell }, { address, allowedOrigin: origin })).toBe(true);
    expect(shell.opened).toEqual([address]);
  });

  // Seen to fail without the comparison of origins: each was opened.
  it.each([
    "https://evil.example/auth",
    "https://identity.example.evil.example/auth",
    "https://evil.example/https://identity.example/auth",
    "https://sub.identity.example/auth",
    "https://identity.example:444/auth",
    "http://127.0.0.1:8787/auth",
  ])("opens nothing that is not of the identity server: %s", async (address) => {
    const shell = new FakeShell();
    expect(await openInBrowser({ shell }, { address, allowedOrigin })).toBe(false);
    expect(shell.opened).toEqual([]);
  });

  // Seen to fail without `isSafeUrl`: the first three were opened.
  it.each([
    ["http://identity.example", "http://identity.example/auth"],
    ["https://identity.example", "https://user@identity.example/auth"],
    ["https://identity.example", "https://user:password@identity.example/auth"],
    ["null", "file:///etc/passwd"],
    ["null", "javascript:alert(1)"],
    ["null", "ms-msdt:/id PCWDiagnostic"],
    ["null", "smb://identity.example/share"],
    ["identity.example", "identity.example"],
    ["", ""],
  ])("opens nothing unsafe, whatever is allowed: %s for %j", async (origin, address) => {
    const shell = new FakeShell();
    expect(await openInBrowser({ shell }, { address, allowedOrigin: origin })).toBe(false);
    expect(shell.opened).toEqual([]);
  });

  it("says so when the system has no browser", async () => {
    const shell = new FakeShell();
    shell.hasBrowser = false;
    const address = `${allowedOrigin}/auth`;
    expect(await openInBrowser({ shell }, { address, allowedOrigin })).toBe(false);
  });
});
