import { beforeEach, describe, expect, it } from "vitest";
import { previewCopy } from "../../../electron/core/copyAs/previewCopy.ts";
import { setNamePattern } from "../../../electron/core/copyAs/setNamePattern.ts";
import { demoConnectionId, demoConnections } from "../../../electron/core/demoConnections.ts";
import { KnownKeys } from "../../../electron/core/knownKeys.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { type CopyFormat, copyFormats } from "../../../shared/copyFormat.ts";
import { err, ok } from "../../../shared/result.ts";
import { ConnectionRig } from "../../fakes/connectionRig.ts";
import { fakeRows } from "../../fakes/fakeAppState.ts";

const ariPost = { keyId: "ari-post" as KeyId, maskedKey: "••••••••••••1f9c" };
const ariRead = { keyId: "ari-read" as KeyId, maskedKey: "••••••••••••MwCk" };

const bokameraId = demoConnections[1]?.connectionId ?? demoConnectionId;

let rig: ConnectionRig;

beforeEach(() => {
  rig = new ConnectionRig();
  rig.book.connectDemo();
  rig.bakuun.rows = fakeRows(rig.clock.now());
});

function preview(
  format: CopyFormat,
  keys = [ariPost],
  connectionId: ConnectionId = demoConnectionId,
) {
  const sources = { book: rig.book, knownKeys: new KnownKeys() };
  return previewCopy(sources, { connectionId, keys, format });
}

describe("the preview of a copy", () => {
  it.each([
    ["plain", "••••••••••••1f9c"],
    ["dotenv", "BAKUUN_ARI_POST_KEY=••••••••••••1f9c"],
    ["shell", "export BAKUUN_ARI_POST_KEY='••••••••••••1f9c'"],
    ["powershell", "$env:BAKUUN_ARI_POST_KEY = '••••••••••••1f9c'"],
    ["json", '{\n  "BAKUUN_ARI_POST_KEY": "••••••••••••1f9c"\n}'],
    ["yaml", 'BAKUUN_ARI_POST_KEY: "••••••••••••1f9c"'],
    ["properties", "BAKUUN_ARI_POST_KEY=••••••••••••1f9c"],
    ["ini", "BAKUUN_ARI_POST_KEY = ••••••••••••1f9c"],
    ["appsettings", '{\n  "Bakuun": {\n    "AriPostKey": "••••••••••••1f9c"\n  }\n}'],
    ["body-field", '"sharePost": "••••••••••••1f9c"'],
  ] as const)("writes %s as the copy is written, with dots", async (format, text) => {
    expect(await preview(format)).toEqual(ok(text));
  });

  it("shows the header and the call of a company key", async () => {
    const key = { keyId: "first" as KeyId, maskedKey: "••••••••••••1f9c" };
    expect(await preview("http-header", [key], bokameraId)).toEqual(
      ok("x-api-key: ••••••••••••1f9c"),
    );
    expect(await preview("curl", [key], bokameraId)).toEqual(
      ok(" printf '%s' 'x-api-key: ••••••••••••1f9c' | curl -H @- 'http://127.0.0.1:4100/users'"),
    );
  });

  it("shows each of several keys by its own ending", async () => {
    expect(await preview("dotenv", [ariPost, ariRead])).toEqual(
      ok("BAKUUN_ARI_POST_KEY=••••••••••••1f9c\nBAKUUN_ARI_READ_KEY=••••••••••••MwCk"),
    );
  });

  it("asks the platform for no key", async () => {
    for (const format of copyFormats) await preview(format);
    expect(rig.bakuun.faults.calls).not.toContain("revealKey");
  });

  it("says what a copy would fail with", async () => {
    expect(await preview("mcp")).toEqual(err({ kind: "not-supported" }));
    const gone = "gone" as ConnectionId;
    expect(await preview("json", [ariPost], gone)).toEqual(err({ kind: "connection-not-found" }));
    // Two keys in one place.
    setNamePattern({ book: rig.book }, { connectionId: demoConnectionId, pattern: "KEY" });
    expect(await preview("appsettings", [ariPost, ariRead])).toEqual(
      err({ kind: "format-refused" }),
    );
  });
});

describe("the pattern for names", () => {
  it("is kept for its connection, and the platform's own is not", () => {
    const { book } = rig;
    const connectionId = demoConnectionId;
    const patternOf = () => book.find(connectionId)?.namePattern;
    expect(setNamePattern({ book }, { connectionId, pattern: "HOTEL_{group}" })).toEqual(
      ok(undefined),
    );
    expect(patternOf()).toBe("HOTEL_{group}");
    expect(book.find(bokameraId)?.namePattern).toBeNull();
    setNamePattern({ book }, { connectionId, pattern: "BAKUUN_{group}_{access}_KEY" });
    expect(patternOf()).toBeNull();
  });

  it("is none of a connection that is gone", () => {
    const request = { connectionId: "gone" as ConnectionId, pattern: "KEY" };
    expect(setNamePattern({ book: rig.book }, request)).toEqual(
      err({ kind: "connection-not-found" }),
    );
  });
});
