import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { call, refusalOf } from "./bakuunClient.ts";
import { startTestServer, type TestServer } from "./startTestServer.ts";

describe("requests from elsewhere", () => {
  it.each([
    ["127.0.0.1:PORT", 200],
    ["localhost:PORT", 200],
    ["LocalHost:PORT", 200],
    ["evil.example", 403],
    ["evil.example:PORT", 403],
    ["127.0.0.1", 403],
    ["127.0.0.1:1", 403],
    ["localhost.evil.example:PORT", 403],
  ])("are known by their Host: %s gets %i", async (host, status) => {
    const server = await startTestServer();
    expect(await statusForHost(server, host.replace("PORT", String(server.port)))).toBe(status);
  });

  it.each(["https://evil.example", "null", "http://127.0.0.1:5173"])(
    "are known by their Origin: %s is refused, whoever is signed in",
    async (origin) => {
      const server = await startTestServer({ allowFaults: true });
      for (const path of ["/portal/whoami", "/__faults"]) {
        const response = await call(server, path, { headers: { origin } });
        expect(response.headers.get("access-control-allow-origin")).toBeNull();
        expect(await refusalOf(response)).toBe("403 forbidden");
      }
    },
  );

  // Elsewhere only 127.0.0.1 is an address of the computer itself.
  it.runIf(process.platform === "linux")("reach no other address of this computer", async () => {
    const server = await startTestServer();
    await expect(fetch(`http://127.0.0.2:${server.port}/portal/whoami`)).rejects.toThrow();
  });
});

/** fetch sets Host by itself, so this goes one floor deeper. */
function statusForHost(server: TestServer, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, authorization: `Bearer ${server.adminToken}` };
    const sent = request({ host: "127.0.0.1", port: server.port, path: "/portal/whoami", headers });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
    sent.end();
  });
}
