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

describe("openInBrowser", () => {
  it.each([
    "https://identity.example/realms/one/auth?client_id=app&state=a%20b",
    "http://127.0.0.1:8787/auth",
    "http://[::1]:8787/auth",
    "http://localhost:8787/auth",
  ])("opens %s", async (address) => {
    const shell = new FakeShell();
    expect(await openInBrowser({ shell }, address)).toBe(true);
    expect(shell.opened).toEqual([address]);
  });

  it.each([
    "http://identity.example/auth",
    "https://user@identity.example/auth",
    "https://user:password@identity.example/auth",
    "http://127.0.0.1.evil.example/auth",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ms-msdt:/id PCWDiagnostic",
    "smb://evil.example/share",
    "identity.example",
    "",
  ])("opens nothing for %j", async (address) => {
    const shell = new FakeShell();
    expect(await openInBrowser({ shell }, address)).toBe(false);
    expect(shell.opened).toEqual([]);
  });

  it("says so when the system has no browser", async () => {
    const shell = new FakeShell();
    shell.hasBrowser = false;
    expect(await openInBrowser({ shell }, "https://identity.example/auth")).toBe(false);
  });
});
