import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SecretSource } from "../../../electron/core/activity/readSecret.ts";
import { ClipboardLease } from "../../../electron/core/clipboardLease.ts";
import { copyKeysAs } from "../../../electron/core/copyAs/copyKeysAs.ts";
import { setNamePattern } from "../../../electron/core/copyAs/setNamePattern.ts";
import { demoConnectionId, demoConnections } from "../../../electron/core/demoConnections.ts";
import { KnownKeys } from "../../../electron/core/knownKeys.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { CopyKeysAsRequest } from "../../../shared/contract.ts";
import type { CopyChoice } from "../../../shared/copyFormat.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { err, ok } from "../../../shared/result.ts";
import { ConnectionRig } from "../../fakes/connectionRig.ts";
import { fakeRow, fakeRows } from "../../fakes/fakeAppState.ts";
import { FakeClipboard } from "../../fakes/fakeClipboard.ts";
import { RecordingActivity } from "../../fakes/recordingActivity.ts";

const ariPost = "ari-post" as KeyId;
const ariRead = "ari-read" as KeyId;
const refreshId = "00000000-0000-4000-8000-000000000001" as RefreshId;
const heldText = "the-new-key-that-a-refresh-holds";

const bokameraId = demoConnections[1]?.connectionId ?? demoConnectionId;

let rig: ConnectionRig;
let clipboard: FakeClipboard;
let lease: ClipboardLease;
let activity: RecordingActivity;
let knownKeys: KnownKeys;
/** False from a lock on. */
let isAsked: boolean;
let stateChanges: number;

beforeEach(() => {
  rig = new ConnectionRig();
  rig.book.connectDemo();
  rig.bakuun.rows = fakeRows(rig.clock.now());
  clipboard = new FakeClipboard();
  clipboard.texts.clipboard = "before";
  activity = new RecordingActivity();
  knownKeys = new KnownKeys();
  isAsked = true;
  stateChanges = 0;
  lease = new ClipboardLease({
    lastsMs: () => 30_000,
    clipboard,
    clock: rig.clock,
    digest: (text) => text,
    onChanged: () => undefined,
  });
});

const findNewKey: SecretSource["findNewKey"] = async () => ok(new Secret(heldText));

function copy(request: Partial<CopyKeysAsRequest> = {}) {
  const { book, settings } = rig;
  return copyKeysAs(
    {
      book,
      settings,
      lease,
      activity,
      knownKeys,
      findNewKey,
      findPlatform: book.findPlatform,
      isStillAsked: () => isAsked,
      appStateChanged: () => {
        stateChanges += 1;
      },
    },
    { connectionId: demoConnectionId, keyIds: [ariPost], format: "dotenv", ...request },
  );
}

function choices(): readonly CopyChoice[] {
  return rig.settings.read().copyChoices;
}

describe("copying a key in a format", () => {
  it("puts its text on the clipboard for one lease, and gives none of it back", async () => {
    const copied = await copy();
    const secret = rig.bakuun.secretText;
    expect(clipboard.texts.clipboard).toBe(`BAKUUN_ARI_POST_KEY=${secret}`);
    expect(copied).toMatchObject({ ok: true, value: { state: "holds-key", keyCount: 1 } });
    expect(JSON.stringify(copied)).not.toContain(secret);
    rig.clock.advance(30_000);
    await vi.waitFor(() => expect(clipboard.texts.clipboard).toBe(""));
  });

  it("writes the key down with its secret and the format, the plain key without one", async () => {
    await copy();
    await copy({ format: "plain" });
    expect(activity.events).toMatchObject([
      { action: "copy", result: "ok", details: "dotenv", key: { keyId: ariPost } },
      { action: "copy", result: "ok", key: { keyId: ariPost } },
    ]);
    expect(activity.events[0]?.key?.secret?.exposeText()).toBe(rig.bakuun.secretText);
    expect(activity.events[1]).not.toHaveProperty("details");
  });

  it("copies several as one text, with one line a key", async () => {
    const copied = await copy({ keyIds: [ariPost, ariRead], format: "json" });
    expect(JSON.parse(clipboard.texts.clipboard)).toEqual({
      BAKUUN_ARI_POST_KEY: rig.bakuun.secretText,
      BAKUUN_ARI_READ_KEY: rig.bakuun.secretText,
    });
    expect(copied).toMatchObject({ ok: true, value: { keyId: ariPost, keyCount: 2 } });
    expect(activity.events.map(({ key }) => key?.keyId)).toEqual([ariPost, ariRead]);
  });

  it("asks the platform once for keys that no list of this run had", async () => {
    await copy({ keyIds: [ariPost, ariRead] });
    expect(rig.bakuun.faults.calls.filter((call) => call === "listKeys")).toHaveLength(1);
    knownKeys.remember(demoConnectionId, rig.bakuun.rows);
    await copy({ keyIds: [ariPost, ariRead] });
    expect(rig.bakuun.faults.calls.filter((call) => call === "listKeys")).toHaveLength(1);
  });

  it("calls a key that is neither Read nor Post by its own name", async () => {
    rig.bakuun.rows = [fakeRow("rateShop", "Push & pull", "1f9c", null, null)];
    await copy({ keyIds: ["rateshop-push & pull" as KeyId] });
    expect(clipboard.texts.clipboard).toMatch(/^BAKUUN_RATE_SHOP_PUSH_PULL_KEY=/);
  });

  it("copies nothing under a name that is not certain, and writes that down", async () => {
    rig.bakuun.faults.plan("listKeys", {
      error: { kind: "unreachable", host: "h" },
      isDone: false,
    });
    expect(await copy()).toEqual(err({ kind: "unreachable", host: "h" }));
    expect(await copy({ keyIds: ["gone" as KeyId] })).toEqual(err({ kind: "key-not-found" }));
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy unreachable", "copy key-not-found"]);
    expect(rig.bakuun.faults.calls).not.toContain("revealKey");
  });

  it("numbers company keys, which all have the same name", async () => {
    const keyIds = ["first", "second", "third"] as readonly string[] as readonly KeyId[];
    await copy({ connectionId: bokameraId, keyIds, format: "yaml" });
    expect(clipboard.texts.clipboard).toBe(
      keyIds
        .map((keyId, at) => {
          const name = at === 0 ? "BOKAMERA_API_KEY" : `BOKAMERA_API_KEY_${at + 1}`;
          return `${name}: "${rig.bokamera.secretOf(keyId)}"`;
        })
        .join("\n"),
    );
  });

  it("uses the pattern that the connection was given, until it is taken back", async () => {
    const { book } = rig;
    const connectionId = demoConnectionId;
    setNamePattern({ book }, { connectionId, pattern: "Keys__{connection}_{access}" });
    await copy({ format: "shell" });
    expect(clipboard.texts.clipboard).toMatch(/^export Keys__GRAND_HOTEL_POST=/);
    setNamePattern({ book }, { connectionId, pattern: null });
    await copy({ format: "shell" });
    expect(clipboard.texts.clipboard).toMatch(/^export BAKUUN_ARI_POST_KEY=/);
  });

  it("names the demo's server in a call, and asks for it only there", async () => {
    await copy({ format: "dotenv" });
    expect(rig.bakuun.faults.calls).not.toContain("findOrigin");
    await copy({ format: "curl" });
    expect(clipboard.texts.clipboard).toContain("'http://127.0.0.1:4100/v2/push'");
    rig.bakuun.faults.plan("findOrigin", { error: { kind: "demo-not-started" }, isDone: false });
    await copy({ format: "curl", keyIds: [ariRead] });
    expect(clipboard.texts.clipboard).toContain("'https://YOUR-HOST/v2/read'");
  });

  it("copies the new key that a refresh holds, in any format", async () => {
    await copy({ refreshId });
    expect(clipboard.texts.clipboard).toBe(`BAKUUN_ARI_POST_KEY=${heldText}`);
  });

  it("copies a held key plainly although its connection is gone", async () => {
    const connectionId = "gone" as ConnectionId;
    expect((await copy({ connectionId, refreshId, format: "plain" })).ok).toBe(true);
    expect(clipboard.texts.clipboard).toBe(heldText);
    expect(await copy({ connectionId, refreshId })).toEqual(err({ kind: "connection-not-found" }));
  });
});

describe("a copy that does not come off", () => {
  it("refuses a format that the platform's keys have no use in", async () => {
    expect(await copy({ format: "mcp" })).toEqual(err({ kind: "not-supported" }));
    expect(clipboard.texts.clipboard).toBe("before");
  });

  it("says that the format has no way to write the key, and writes that down", async () => {
    rig.bakuun.secretText = "50%";
    expect(await copy({ format: "ini" })).toEqual(err({ kind: "format-refused" }));
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy format-refused"]);
    expect(choices()).toEqual([]);
  });

  it("stops at the first key that the platform does not give", async () => {
    rig.bakuun.faults.plan("revealKey", { error: { kind: "forbidden" }, isDone: false });
    expect(await copy({ keyIds: [ariPost, ariRead] })).toEqual(err({ kind: "forbidden" }));
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy forbidden"]);
  });

  it("is taken back when one of its lines can't be written", async () => {
    const record = activity.record.bind(activity);
    activity.record = async (event) => {
      if (event.key?.keyId === ariRead) activity.isWritable = false;
      return record(event);
    };
    const answer = await copy({ keyIds: [ariPost, ariRead] });
    expect(answer).toEqual(err({ kind: "activity-not-recorded" }));
    expect(clipboard.texts.clipboard).toBe("");
    expect(lease.state).toEqual({ state: "empty" });
  });

  it("remembers nothing of one that was taken back", async () => {
    activity.isWritable = false;
    await copy();
    expect([choices(), stateChanges]).toEqual([[], 0]);
  });

  it("puts nothing on the clipboard once the app was locked", async () => {
    isAsked = false;
    expect(await copy()).toEqual(err({ kind: "locked" }));
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy locked"]);
  });
});

describe("the format that is remembered", () => {
  it("is the last one of each key, until it is the plain key again", async () => {
    await copy();
    await copy({ format: "yaml" });
    await copy({ keyIds: [ariRead] });
    const connectionId = demoConnectionId;
    expect(choices()).toEqual([
      { connectionId, keyId: ariPost, format: "yaml" },
      { connectionId, keyId: ariRead, format: "dotenv" },
    ]);
    await copy({ format: "plain" });
    expect(choices()).toEqual([{ connectionId, keyId: ariRead, format: "dotenv" }]);
  });

  it("is one for all company keys of a connection", async () => {
    const connectionId = bokameraId;
    await copy({ connectionId, keyIds: ["first" as KeyId], format: "mcp" });
    await copy({ connectionId, keyIds: ["second" as KeyId], format: "json" });
    expect(choices()).toEqual([{ connectionId, keyId: null, format: "json" }]);
  });

  it("tells the page only when it is another one", async () => {
    await copy();
    await copy();
    expect(stateChanges).toBe(1);
    await copy({ keyIds: [ariRead], format: "plain" });
    expect(stateChanges).toBe(1);
  });

  it("is none of several keys", async () => {
    await copy({ keyIds: [ariPost, ariRead] });
    expect(choices()).toEqual([]);
  });

  it("goes with its connection, and with the five hundred and first", async () => {
    const gone = { connectionId: "gone" as ConnectionId, keyId: null, format: "json" } as const;
    const many = Array.from({ length: 600 }, (_, at) => ({
      connectionId: demoConnectionId,
      keyId: `key-${at}` as KeyId,
      format: "json" as const,
    }));
    rig.settings.change({ copyChoices: [...many, gone] });
    await copy();
    expect(choices()).toHaveLength(500);
    expect(choices()[0]?.keyId).toBe("key-101");
    expect(choices().at(-1)?.keyId).toBe(ariPost);
    expect(choices()).not.toContainEqual(gone);
  });
});
