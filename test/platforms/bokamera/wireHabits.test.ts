import { beforeEach, describe, expect, it } from "vitest";
import { createFingerprint } from "../../../electron/adapters/fingerprint.ts";
import type { ListedCompanyKeys } from "../../../electron/core/keyPlatform.ts";
import { BokameraPlatform } from "../../../electron/platforms/bokamera/bokameraPlatform.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { Result } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient } from "../../fakes/fakeHttpClient.ts";
import { FakeSession } from "./fakeSession.ts";
import { administratorDto, answers, answersText, keyDto, ownCompany } from "./sampleAnswers.ts";

let http: FakeHttpClient;
let platform: BokameraPlatform;

beforeEach(() => {
  http = new FakeHttpClient();
  http.outcomes.set("GET /users", [answers(administratorDto)]);
  platform = new BokameraPlatform({
    http,
    clock: new FakeClock(),
    fingerprint: createFingerprint(),
    session: new FakeSession("https://api.example", ["one", "two", "three"]),
  });
});

function list(): Promise<Result<ListedCompanyKeys, AppError>> {
  return platform.listCompanyKeys({ companyId: null, activeOnly: false });
}

async function rowsOf(json: unknown): Promise<readonly CompanyKeyRow[]> {
  http.outcomes.set("GET /apikeys", [answers(json)]);
  const listed = await list();
  if (!listed.ok) throw new Error(listed.error.kind);
  return listed.value.rows;
}

async function rowOf(fields: object): Promise<CompanyKeyRow | undefined> {
  return (await rowsOf({ ApiKeys: [{ ...keyDto, ...fields }] }))[0];
}

async function errorOf(outcome: ReturnType<typeof answers>): Promise<AppError | null> {
  http.outcomes.set("GET /apikeys", [outcome]);
  const listed = await list();
  return listed.ok ? null : listed.error;
}

const wrongShape = { kind: "unexpected-answer", reason: "wrong-shape", status: 200 };

describe("a company key is read", () => {
  it("as the platform documents it", async () => {
    expect(await rowOf({})).toEqual({
      keyId: expect.any(String),
      maskedKey: "••••••••••••1f9c",
      companyId: ownCompany,
      isActive: true,
      created: "2026-01-04T09:00:00.000Z",
      expiry: "2026-12-31T23:59:59.000Z",
      contactEmail: "it@grandspa.example",
      notes: "Bokningssidan",
      allowedIpAddresses: "198.51.100.14, 198.51.100.15",
    });
  });

  it.each<[string, (name: string) => string]>([
    ["camelCase", (name) => name.charAt(0).toLowerCase() + name.slice(1)],
    ["lower case", (name) => name.toLowerCase()],
    ["upper case", (name) => name.toUpperCase()],
    ["snake_case", (name) => name.replaceAll(/(?!^)[A-Z]/g, "_$&").toLowerCase()],
  ])("with names in %s", async (_casing, spell) => {
    const spelled = Object.entries(keyDto).map(([name, value]) => [spell(name), value]);
    const rows = await rowsOf({ [spell("ApiKeys")]: [Object.fromEntries(spelled)] });
    expect(rows).toEqual([await rowOf({})]);
  });

  it("by the documented spelling where there are two", async () => {
    expect(await rowOf({ notes: "another spelling" })).toMatchObject({ notes: "Bokningssidan" });
  });

  it("without the fields that have their default value", async () => {
    expect(await rowsOf({ ApiKeys: [{ ApiKey: keyDto.ApiKey }] })).toEqual([
      {
        keyId: expect.any(String),
        maskedKey: "••••••••••••1f9c",
        companyId: null,
        isActive: false,
        created: null,
        expiry: null,
        contactEmail: "",
        notes: "",
        allowedIpAddresses: "",
      },
    ]);
  });

  it("with null for the same", async () => {
    const nothing = Object.keys(keyDto).map((name) => [name, null]);
    const row = await rowOf({ ...Object.fromEntries(nothing), ApiKey: keyDto.ApiKey });
    expect(row).toMatchObject({ isActive: false, expiry: null, allowedIpAddresses: "" });
  });

  it("beside fields that nobody knows yet", async () => {
    const row = await rowOf({
      LastUsed: "soon",
      Scopes: [1, { a: null }],
      ["__proto__"]: { x: 1 },
    });
    expect(row).toEqual(await rowOf({}));
  });

  it.each([
    ["2026-12-31T23:59:59.0000000", "2026-12-31T23:59:59.000Z"],
    ["/Date(1798761599000)/", "2026-12-31T23:59:59.000Z"],
    ["/Date(1798761599000+0100)/", "2026-12-31T23:59:59.000Z"],
  ])("with a date as %s", async (text, instant) => {
    expect(await rowOf({ ExpiryDate: text, CreatedDate: text })).toMatchObject({
      expiry: instant,
      created: instant,
    });
  });

  it.each(["0001-01-01T00:00:00", "/Date(-62135596800000)/"])(
    "as one that never expires when its expiry lies in the year 0001: %s",
    async (text) => {
      expect(await rowOf({ ExpiryDate: text })).toMatchObject({ expiry: null });
    },
  );

  it.each([
    ownCompany.replaceAll("-", ""),
    ownCompany.toUpperCase(),
    `{${ownCompany}}`,
    `(${ownCompany})`,
  ])("with a company's GUID as %s", async (text) => {
    expect(await rowOf({ CompanyId: text })).toMatchObject({ companyId: ownCompany });
  });

  it.each(["", "Grand Hotel Spa", 7, "00000000-0000-0000-0000-000000000000"])(
    "without a company where none is told: %s",
    async (text) => {
      expect(await rowOf({ CompanyId: text })).toMatchObject({ companyId: null });
    },
  );

  it("with every line of its notes", async () => {
    const notes = 'Dörrskylten\r\nplan 2\n"Boka nu"';
    expect(await rowOf({ Notes: notes })).toMatchObject({ notes });
  });

  it("with a key in whatever form the platform likes", async () => {
    const plainKey = "5b0e7f5c93a44a868a3e6d2c41f01f9c";
    expect(await rowOf({ ApiKey: plainKey })).toMatchObject({ maskedKey: "••••••••••••1f9c" });
    const short = await rowOf({ ApiKey: "short", Notes: "in short" });
    expect(short).toMatchObject({ maskedKey: "••••••••••••", notes: "in short" });
  });

  it("with the keys masked that somebody wrote into other fields", async () => {
    const old = "0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d";
    const stranger = "11111111-2222-4333-8444-555555555555";
    const rows = await rowsOf({
      ApiKeys: [
        { ...keyDto, Notes: `${keyDto.ApiKey}, was ${old.toUpperCase()}, booking ${stranger}` },
        { ...keyDto, ApiKey: old.replaceAll("-", ""), ContactEmail: `x${old}@grandspa.example` },
        { ...keyDto, ApiKey: "a key of another kind", AllowedIpAddresses: "a key of another kind" },
      ],
    });
    expect(
      rows.map(({ notes, contactEmail, allowedIpAddresses }) => [
        notes,
        contactEmail,
        allowedIpAddresses,
      ]),
    ).toEqual([
      [
        `••••••••••••1f9c, was ••••••••••••5C4D, booking ${stranger}`,
        keyDto.ContactEmail,
        keyDto.AllowedIpAddresses,
      ],
      [keyDto.Notes, "x••••••••••••5c4d@grandspa.example", keyDto.AllowedIpAddresses],
      [keyDto.Notes, keyDto.ContactEmail, "••••••••••••kind"],
    ]);
  });
});

describe("the keys that somebody wrote into a text", () => {
  const key = "0a1b2c3d4e5f4a6b8c7d9e8f7a6b5c4d";

  it.each([
    [`id${key}`, "id••••••••••••5c4d"],
    [`ID${key.toUpperCase()}, again ${key}`, "ID••••••••••••5C4D, again ••••••••••••5c4d"],
    [`${key}${key}`, "••••••••••••5c4d••••••••••••5c4d"],
    [`${"1".repeat(32)}${key}`, `${"1".repeat(32)}••••••••••••5c4d`],
  ])("are masked wherever they begin: %s", async (notes, shown) => {
    const rows = await rowsOf({
      ApiKeys: [
        { ...keyDto, Notes: notes },
        { ...keyDto, ApiKey: key },
      ],
    });
    expect(rows[0]?.notes).toBe(shown);
  });
});

describe("a list of company keys can't be read", () => {
  it.each<[string, object]>([
    ["without its key", { ApiKey: undefined }],
    ["with an empty key", { ApiKey: " " }],
    ["with an endless key", { ApiKey: "x".repeat(4_097) }],
    ["with a key that is no text", { ApiKey: 42 }],
    ["whose expiry can't be read", { ExpiryDate: "soon" }],
    ["that is active in words", { Active: "perhaps" }],
    ["whose addresses are no text", { AllowedIpAddresses: { from: "198.51.100.14" } }],
    ["whose notes are no text", { Notes: 7 }],
    ["whose contact is no text", { ContactEmail: ["it@grandspa.example"] }],
  ])("with a key %s, rather than lack it or tell a lie", async (_what, fields) => {
    const rows = [keyDto, { ...keyDto, ...fields }];
    expect(await errorOf(answers({ ApiKeys: rows }))).toEqual(wrongShape);
  });

  it("but can with a date of creation that can't", async () => {
    expect(await rowOf({ CreatedDate: "soon" })).toMatchObject({ created: null });
  });

  it.each([
    [{ ApiKeys: "none" }],
    [{ ApiKeys: [null] }],
    [{ ApiKeys: ["a key"] }],
    [{ status: "ok" }],
    [[keyDto]],
    [null],
    ["[]"],
  ])("in another shape: %j", async (json) => {
    expect(await errorOf(answers(json))).toEqual(wrongShape);
  });

  it("when it is no JSON, or breaks off", async () => {
    const html = answersText(200, "<html></html>", { "content-type": "text/html" });
    expect(await errorOf(html)).toMatchObject({ reason: "not-json" });
    const half = answersText(200, '{"ApiKeys":[{"ApiK', { "content-type": "application/json" });
    expect(await errorOf(half)).toMatchObject({ reason: "malformed-json" });
  });
});

describe("an empty list", () => {
  it.each([
    [{ ApiKeys: [] }],
    [{ ApiKeys: null }],
    [{}],
    [{ ResponseStatus: {} }],
    [{ ApiKeys: [], ResponseStatus: null }],
    [{ ApiKeys: [], ResponseStatus: { Errors: [], Message: "OK" } }],
    [{ ApiKeys: [], ResponseStatus: { ErrorCode: "" } }],
  ])("is a company without keys: %j", async (json) => {
    expect(await rowsOf(json)).toEqual([]);
  });

  it.each([
    ["Unauthorized", { kind: "unauthorized" }],
    ["AuthenticationException", { kind: "unauthorized" }],
    ["TokenException", { kind: "unauthorized" }],
    ["PaymentRequired", { kind: "step-up-required" }],
    ["Forbidden", { kind: "forbidden" }],
    ["UnauthorizedAccessException", { kind: "forbidden" }],
    ["forbidden", { kind: "forbidden" }],
    ["Conflict", { kind: "conflict" }],
    ["OptimisticConcurrencyException", { kind: "conflict" }],
    ["TooManyRequests", { kind: "rate-limited", retryAfterMs: null }],
    ["NotFound", { kind: "unexpected-answer", reason: "unexpected-status", status: 404 }],
    ["NullReferenceException", wrongShape],
    [500, wrongShape],
  ])("beside the error %s is that error", async (ErrorCode, error) => {
    const ResponseStatus = { ErrorCode, Message: "what the server says", Errors: [] };
    expect(await errorOf(answers({ ApiKeys: [], ResponseStatus }))).toEqual(error);
    expect(await errorOf(answers({ apiKeys: [], responseStatus: ResponseStatus }))).toEqual(error);
  });

  it("beside errors of fields is an error too", async () => {
    const ResponseStatus = { Errors: [{ ErrorCode: "x", FieldName: "CompanyId" }] };
    expect(await errorOf(answers({ ApiKeys: [], ResponseStatus }))).toEqual(wrongShape);
  });
});

describe("a status of BokaMera's stands for an error", () => {
  it.each([
    ["an empty 401", answersText(401, "", { "www-authenticate": "Bearer" }), "unauthorized"],
    ["a JSON 401", answers({ ResponseStatus: { ErrorCode: "Unauthorized" } }, 401), "unauthorized"],
    [
      "a text 403",
      answersText(403, "Forbidden\n\n", { "content-type": "text/plain" }),
      "forbidden",
    ],
    ["a JSON 403", answers({ ResponseStatus: { ErrorCode: "Forbidden" } }, 403), "forbidden"],
    ["402", answersText(402), "step-up-required"],
    ["409", answers({ ApiKeys: [] }, 409), "conflict"],
  ])("%s", async (_what, outcome, kind) => {
    expect(await errorOf(outcome)).toEqual({ kind });
  });

  it.each([400, 404, 405])("%i, which nobody expects", async (status) => {
    const error = { kind: "unexpected-answer", reason: "unexpected-status", status };
    expect(await errorOf(answers({ ApiKeys: [] }, status))).toEqual(error);
  });

  it("429, with the time to wait where it is told", async () => {
    expect(await errorOf(answersText(429))).toEqual({ kind: "rate-limited", retryAfterMs: null });
    const waits = answersText(429, "", { "retry-after": "7" });
    expect(await errorOf(waits)).toEqual({ kind: "rate-limited", retryAfterMs: 7_000 });
  });

  it.each([500, 503])("%i, which may come after the work", async (status) => {
    expect(await errorOf(answers({}, status))).toEqual({ kind: "server-failed", status });
  });
});
