import { describe, expect, it } from "vitest";
import { looksLikeKey } from "../../shared/looksLikeKey.ts";

const bakuun = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz1f9c";
const bokamera = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";

describe("words that hold a key", () => {
  it.each([
    bakuun,
    ` ${bakuun} `,
    `ARI_POST=${bakuun}`,
    `https://channel.example/?key=${bakuun}`,
    bokamera,
    bokamera.toUpperCase(),
    bokamera.replaceAll("-", ""),
    `x-api-key: ${bokamera}`,
    // Full-width, as some keyboards write.
    [...bakuun].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(""),
  ])("are told from others: %s", (text) => {
    expect(looksLikeKey(text)).toBe(true);
  });
});

describe("words that hold none", () => {
  it.each([
    "Channel manager, production",
    "~/hotel/.env on web-2",
    "/srv/channel-manager/config/production-2026/appsettings.json",
    "channel-manager-production-eu-west-1-cluster-2.internal.example",
    "Donaudampfschifffahrtsgesellschaft",
    "Backup 20260312104000",
    "00000000000000000000000000000000000000",
    "",
  ])("may be kept: %s", (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });
});
