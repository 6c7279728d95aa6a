import { describe, expect, it } from "vitest";
import { describeApp, localeOf } from "../../electron/core/describeApp.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { LockState } from "../../shared/lock.ts";
import type { KeyChange } from "../../shared/refresh.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";
import { fakeAppState } from "../fakes/fakeAppState.ts";
import { fakeLink } from "../fakes/fakeFiles.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";

const at = "2026-03-12T10:40:00.000Z" as Instant;
const keyChange: KeyChange = {
  connectionId: "demo" as ConnectionId,
  keyId: "ari-post" as KeyId,
  group: "ari" as KeyGroup,
  access: "post",
  name: "Post",
  changedAt: at,
  noticedAt: at,
  oldMaskedKey: "••••••••••••1f9c",
};

describe("localeOf", () => {
  it("follows the system where it speaks a language of ours", () => {
    expect(localeOf("system", "sv-SE")).toBe("sv");
    expect(localeOf("system", "de-DE")).toBe("en");
  });

  it("prefers what the user chose", () => {
    expect(localeOf("en", "sv-SE")).toBe("en");
  });
});

describe("describeApp", () => {
  it("tells of no connection, key, refresh or file while the app is locked", () => {
    const { book, settings, vault } = new ConnectionRig();
    book.connectDemo();
    settings.change({
      copyChoices: [
        { connectionId: keyChange.connectionId, keyId: keyChange.keyId, format: "yaml" },
      ],
    });
    const { unlockWays, systemProtection, activityLog: status } = fakeAppState();
    const facts = {
      appVersion: "1",
      chromiumSandbox: true,
      systemLanguage: "en",
      systemProtection,
    };
    const describeWith = (state: LockState) =>
      describeApp(
        {
          book,
          settings,
          vault,
          lock: { state, unlockWays },
          activity: { status },
          refreshes: { list: () => [fakeRefresh()], setAsideAs: ["broken.json"] },
          keyWatch: { changes: [keyChange] },
          linkedFiles: { list: () => [fakeLink()] },
        },
        facts,
      );
    expect(describeWith({ state: "unlocked" })).toMatchObject({
      connections: [{ connectionId: "demo" }, { connectionId: "demo-bokamera" }],
      selectedConnectionId: "demo",
      refreshes: [{ oldKey: { keyId: "ari-post" } }],
      refreshesSetAsideAs: ["broken.json"],
      keyChanges: [keyChange],
      linkedFiles: [{ path: "/srv/channel/.env" }],
      copyChoices: [{ keyId: "ari-post", format: "yaml" }],
    });
    expect(describeWith({ state: "locked", reason: "idle", lockedAt: at })).toMatchObject({
      connections: [],
      selectedConnectionId: null,
      refreshes: [],
      refreshesSetAsideAs: [],
      keyChanges: [],
      linkedFiles: [],
      copyChoices: [],
    });
  });
});
