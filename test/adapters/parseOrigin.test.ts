import { describe, expect, it } from "vitest";
import { parseOrigin } from "../../electron/adapters/parseOrigin.ts";

describe("parseOrigin", () => {
  it.each([
    ["https://portal.example", "https://portal.example"],
    [" https://Portal.Example/ ", "https://portal.example"],
    ["https://portal.example:8443", "https://portal.example:8443"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["http://localhost:8787", "http://localhost:8787"],
    ["http://[::1]:8787", "http://[::1]:8787"],
  ])("takes %s", (text, origin) => {
    expect(parseOrigin(text)).toEqual({ ok: true, value: origin });
  });

  it.each([
    "http://portal.example",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "https://user:password@portal.example",
    "https://portal.example/some/path",
    "https://portal.example/?query",
    "https://portal.example/#part",
    "https://user@portal.example",
    "https://:password@portal.example",
    "ftp://portal.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "portal.example",
    "",
  ])("refuses %s", (text) => {
    expect(parseOrigin(text)).toEqual({ ok: false, error: { kind: "address-refused" } });
  });
});
