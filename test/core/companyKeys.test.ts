import { beforeEach, describe, expect, it } from "vitest";
import { CompanyKeyOrders } from "../../electron/core/companyKeyOrders.ts";
import { createCompanyKey } from "../../electron/core/createCompanyKey.ts";
import { exportCompanyKeys } from "../../electron/core/exportCompanyKeys.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { forgetCompany, nameCompany } from "../../electron/core/knownCompanies.ts";
import { listCompanyKeys } from "../../electron/core/listCompanyKeys.ts";
import type { ExportedKey } from "../../electron/core/ports.ts";
import type { Instant, KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { CompanyId } from "../../shared/companyKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { CreateCompanyKeyRequest } from "../../shared/contract.ts";
import { err, ok } from "../../shared/result.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeCompanyKeyPlatform, fakeCompanyKeyRow } from "../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";

const connectionId = "demo-bokamera" as ConnectionId;
const companyId = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10" as CompanyId;
const order = { connectionId, companyId: null, contactEmail: "", notes: "Kassan" };
const lost: AppError = { kind: "connection-lost", host: "api.example" };

let platform: FakeCompanyKeyPlatform;
let findPlatform: FindPlatform;
let activity: RecordingActivity;

beforeEach(() => {
  activity = new RecordingActivity();
  platform = new FakeCompanyKeyPlatform();
  platform.rows = [fakeCompanyKeyRow()];
  findPlatform = (id) =>
    id === connectionId ? ok(platform) : err({ kind: "connection-not-found" });
});

describe("listCompanyKeys", () => {
  it("asks for what was asked, and says when the platform answered", async () => {
    const query = { connectionId, companyId, activeOnly: true };
    const listed = await listCompanyKeys({ findPlatform, clock: new FakeClock() }, query);
    expect(platform.queries).toEqual([{ companyId, activeOnly: true }]);
    expect(listed).toMatchObject({
      value: { rows: platform.rows, loadedAt: "2026-03-12T10:40:00.000Z" },
    });
  });

  it("is no business of a platform with groups", async () => {
    const groups: FindPlatform = () => ok(new FakeKeyPlatform());
    const query = { connectionId, companyId: null, activeOnly: false };
    const refused = err({ kind: "not-supported" });
    const dependencies = { findPlatform: groups, clock: new FakeClock() };
    expect(await listCompanyKeys(dependencies, query)).toEqual(refused);
    const keyOrders = new CompanyKeyOrders();
    const creating = { findPlatform: groups, activity, keyOrders, isStillAsked: () => true };
    expect(await createCompanyKey(creating, order)).toEqual(refused);
  });
});

describe("createCompanyKey", () => {
  let keyOrders: CompanyKeyOrders;
  const create = (isAsked = true, change: Partial<CreateCompanyKeyRequest> = {}) =>
    createCompanyKey(
      { findPlatform, activity, keyOrders, isStillAsked: () => isAsked },
      { ...order, ...change },
    );

  beforeEach(() => {
    keyOrders = new CompanyKeyOrders();
  });

  it("gives the new row, and has sent one order", async () => {
    expect(await create()).toMatchObject({ value: { outcome: "created", row: { keyId: "made" } } });
    expect(platform.orders).toEqual([{ companyId: null, contactEmail: "", notes: "Kassan" }]);
    // Of all keys: one that has expired was there before, too.
    expect(platform.queries).toEqual([{ companyId: null, activeOnly: false }]);
  });

  it("sends nothing when the list before can't be had", async () => {
    platform.failure = { kind: "forbidden" };
    expect(await create()).toEqual(err({ kind: "forbidden" }));
    expect(platform.orders).toEqual([]);
  });

  it("is written down before the order is sent, and how it ended after", async () => {
    await create();
    expect(activity.told).toEqual(["replace-started ok", "replace ok"]);
  });

  it("sends nothing once the app was locked", async () => {
    expect(await create(false)).toEqual(err({ kind: "locked" }));
    expect(platform.orders).toEqual([]);
    expect(activity.told).toEqual(["replace-started ok", "replace locked"]);
  });

  it("sends nothing that can't be written down, whatever the user has chosen", async () => {
    activity.isWritable = false;
    activity.isUnrecordedAccepted = true;
    expect(await create()).toEqual(err({ kind: "activity-not-recorded" }));
    expect(platform.orders).toEqual([]);
  });

  it.each<AppError>([{ kind: "unreachable", host: "api.example" }, { kind: "forbidden" }])(
    "believes a refusal: %j",
    async (failure) => {
      platform.orderFailure = failure;
      platform.isMade = false;
      expect(await create()).toEqual(err(failure));
      expect(platform.queries).toHaveLength(1);
    },
  );

  it("finds the key whose answer was lost, without a second order", async () => {
    platform.orderFailure = lost;
    expect(await create()).toMatchObject({
      value: { outcome: "found", rows: [{ keyId: "made", notes: "Kassan" }] },
    });
    expect(platform.orders).toHaveLength(1);
  });

  it.each([
    ["the same company", null],
    ["another company", companyId],
  ])("refuses a second order for %s while the first is under way", async (_what, other) => {
    const all = [create(), create(true, { companyId: other }), create()];
    const underWay = err({ kind: "order-under-way" });
    expect(await Promise.all(all)).toEqual([
      expect.objectContaining({ ok: true }),
      underWay,
      underWay,
    ]);
    expect(platform.createdCount).toBe(1);
    expect(await create()).toMatchObject({ value: { outcome: "created" } });
  });

  it("takes an order on another connection meanwhile", async () => {
    const anywhere = () => ok(platform);
    const dependencies = { findPlatform: anywhere, activity, keyOrders, isStillAsked: () => true };
    const elsewhere = { ...order, connectionId: "salong" as ConnectionId };
    const both = [order, elsewhere].map((one) => createCompanyKey(dependencies, one));
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it.each(["locked", "lost", "a defect"])(
    "takes the next order after one that ended: %s",
    async (how) => {
      if (how === "lost") platform.faults.plan("createCompanyKey", { error: lost, isDone: true });
      if (how === "a defect") {
        platform.faults.onCall = () => Promise.reject(new Error("a defect"));
        await expect(create()).rejects.toThrow("a defect");
        platform.faults.onCall = () => undefined;
      } else {
        await create(how !== "locked");
      }
      expect(await create()).toMatchObject({ value: { outcome: "created" } });
    },
  );

  it("does not take for its own what somebody else made meanwhile", async () => {
    platform.orderFailure = lost;
    const theirs = fakeCompanyKeyRow({ keyId: "theirs" as KeyId, notes: "Lagret" });
    const list = platform.listCompanyKeys.bind(platform);
    platform.listCompanyKeys = async (query) => {
      if (platform.orders.length > 0) platform.rows = [...platform.rows, theirs];
      return list(query);
    };
    expect(await create()).toMatchObject({ value: { rows: [{ keyId: "made" }] } });
  });

  it("shows whatever is new when nothing has the words of the order", async () => {
    platform.orderFailure = lost;
    const changed = fakeCompanyKeyRow({ keyId: "made" as KeyId, notes: "KASSAN (cut)" });
    const list = platform.listCompanyKeys.bind(platform);
    platform.listCompanyKeys = async (query) => {
      if (platform.orders.length > 0) platform.rows = [fakeCompanyKeyRow(), changed];
      return list(query);
    };
    expect(await create()).toMatchObject({ value: { outcome: "found", rows: [changed] } });
  });

  it("says that the list shows no new key", async () => {
    platform.orderFailure = { kind: "server-failed", status: 502 };
    platform.isMade = false;
    expect(await create()).toEqual(ok({ outcome: "not-found" }));
  });

  it("does not claim to know when the list can't be asked either", async () => {
    platform.orderFailure = lost;
    platform.failureAfterOrder = lost;
    expect(await create()).toEqual(ok({ outcome: "unknown" }));
  });
});

describe("exportCompanyKeys", () => {
  let saved: { fileName: string; keys: readonly ExportedKey[] } | null;
  let file: string | null;
  const rig = new ConnectionRig();
  rig.book.connectDemo();

  beforeEach(() => {
    saved = null;
    file = "keys.csv";
    platform.rows = [
      fakeCompanyKeyRow({ companyId, created: "2025-01-04T08:00:00.000Z" as Instant }),
      fakeCompanyKeyRow({ keyId: "second" as KeyId, isActive: false, notes: "Gamla" }),
    ];
  });

  const save = (keyIds: readonly KeyId[] | null) =>
    exportCompanyKeys(
      {
        findPlatform,
        book: rig.book,
        clock: new FakeClock(),
        activity,
        exportFile: {
          save: async ({ fileName }, keys) => {
            saved = { fileName, keys };
            return ok(file);
          },
        },
      },
      { connectionId, companyId: null, activeOnly: false, format: "csv", keyIds },
    );

  it("writes what is known of each key, masked, with status and findings", async () => {
    expect(await save(null)).toEqual(ok({ state: "saved", file: "keys.csv", count: 2 }));
    expect(saved?.fileName).toBe("company-keys grand-spa 2026-03-12.csv");
    expect(activity.events).toEqual([
      { action: "export", connectionId, result: "ok", details: "csv" },
    ]);
    expect(saved?.keys).toEqual([
      {
        company: companyId,
        key: "••••••••••••1f9c",
        status: "active",
        created: "2025-01-04T08:00:00.000Z",
        expires: "",
        contact: "it@grandspa.example",
        notes: "Bokningssidan",
        allowedIpAddresses: "198.51.100.14",
        findings: ["older-than-a-year"],
      },
      expect.objectContaining({ status: "cancelled", notes: "Gamla", findings: [] }),
    ]);
  });

  it("suggests a name that fits on a disk, whatever the connection is called", async () => {
    const called = rig.book.find(connectionId);
    if (called === null) throw new Error("not there");
    rig.book.replace({ ...called, name: `../${"\u{20000}".repeat(39)} \u202e.` });
    await save(null);
    rig.book.replace(called);
    expect(saved?.fileName).toBe(`company-keys ${"\u{20000}".repeat(39)} 2026-03-12.csv`);
    expect(Buffer.byteLength(saved?.fileName ?? "")).toBeLessThan(255);
    rig.book.replace({ ...called, name: "漢".repeat(80) });
    await save(null);
    rig.book.replace(called);
    expect(Buffer.byteLength(saved?.fileName ?? "")).toBeLessThan(255);
  });

  it("writes those that the page shows, in its order, as the platform has them now", async () => {
    const shown = ["second", "gone-meanwhile", "first"].map((id) => id as KeyId);
    expect(await save(shown)).toMatchObject({ value: { count: 2 } });
    expect(saved?.keys.map(({ notes }) => notes)).toEqual(["Gamla", "Bokningssidan"]);
  });

  it("is content when the person thinks better of it", async () => {
    file = null;
    expect(await save(null)).toEqual(ok({ state: "cancelled" }));
    expect(activity.told).toEqual([]);
  });
});

describe("the companies of a superadmin", () => {
  it("can be named, renamed and forgotten", () => {
    const { book } = new ConnectionRig();
    book.connectDemo();
    const companies = () => book.list().find((one) => one.connectionId === connectionId)?.companies;
    nameCompany({ book }, { connectionId, companyId, name: "Salong Saxen" });
    nameCompany({ book }, { connectionId, companyId, name: "Saxen" });
    expect(companies()).toEqual([{ companyId, name: "Saxen" }]);
    forgetCompany({ book }, { connectionId, companyId });
    expect(companies()).toEqual([]);
    const elsewhere = { connectionId: "demo" as ConnectionId, companyId };
    expect(forgetCompany({ book }, elsewhere)).toEqual(err({ kind: "not-supported" }));
  });
});
