import fc from "fast-check";
import { expect, it } from "vitest";
import { createFingerprint } from "../../../electron/adapters/fingerprint.ts";
import type { HttpAnswer } from "../../../electron/core/httpClient.ts";
import { BokameraPlatform } from "../../../electron/platforms/bokamera/bokameraPlatform.ts";
import { ok } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";
import { FakeSession } from "./fakeSession.ts";
import { administratorDto } from "./sampleAnswers.ts";

/** A platform that answers everything in the same way. */
function platformOf(answer: HttpAnswer): BokameraPlatform {
  const http = new FakeHttpClient();
  http.outcome = ok(answer);
  const session = new FakeSession("https://api.example", ["one", "two", "three", "four"]);
  const clock = new FakeClock();
  return new BokameraPlatform({ http, clock, fingerprint: createFingerprint(), session });
}

/** Everything that comes of an answer and may reach the page, as text. */
async function everythingOf(answer: HttpAnswer): Promise<string> {
  const platform = platformOf(answer);
  const listed = await platform.listCompanyKeys({ companyId: null, activeOnly: false });
  const order = { companyId: null, contactEmail: "", notes: "" };
  const created = await platform.createCompanyKey(order);
  return JSON.stringify([listed, created.ok ? ok(created.value.row) : created]);
}

const noise = fc.oneof(fc.string(), fc.jsonValue());
const date = fc.oneof(
  fc.date({ noInvalidDate: true }).map((one) => one.toISOString().slice(0, -1)),
  fc.integer().map((ms) => `/Date(${ms})/`),
  noise,
);
const keyFields = {
  CompanyId: fc.oneof(fc.uuid(), noise),
  Active: fc.oneof(fc.boolean(), noise),
  CreatedDate: date,
  ExpiryDate: date,
  ContactEmail: noise,
  Notes: noise,
  AllowedIpAddresses: noise,
};
const responseStatus = fc.record({ ErrorCode: noise, Message: noise }, { requiredKeys: [] });
const shapes = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      ApiKeys: fc.oneof(noise, fc.array(fc.record(keyFields, { requiredKeys: [] }))),
      ResponseStatus: fc.oneof(noise, responseStatus),
    },
    { requiredKeys: [] },
  ),
);

it("survives whatever JSON answers", async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.integer({ min: 200, max: 599 }), async (json, status) => {
      await everythingOf(jsonAnswer(json, { status }));
    }),
  );
});

it("survives whatever text answers, and repeats none of it in an error", async () => {
  const canary = "q7Zr2mW9xKc4Tn8bLs5VdYh3";
  const contentType = fc.constantFrom("application/json", "text/plain", "");
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.integer({ min: 100, max: 599 }),
      contentType,
      async (text, status, type) => {
        const headers = { "content-type": type };
        const all = await everythingOf({ status, headers, body: `${text}${canary}` });
        expect(all).not.toContain(canary);
      },
    ),
  );
});

const guid = fc.uuid();
const guidKey = fc.oneof(
  guid,
  guid.map((text) => text.replaceAll("-", "")),
  guid.map((text) => `{${text.toUpperCase()}}`),
);
const otherKey = fc.string({ minLength: 24, maxLength: 64, unit: fc.constantFrom(..."abcd4567") });
const readableKey = fc.record(
  {
    CompanyId: guid,
    Active: fc.boolean(),
    CreatedDate: date,
    ExpiryDate: fc.constantFrom("2026-12-31T23:59:59", "0001-01-01T00:00:00", null),
    ContactEmail: fc.emailAddress(),
    AllowedIpAddresses: fc.string(),
  },
  { requiredKeys: [] },
);

it("lets no more of a key out than its last four characters", async () => {
  const keys = fc.array(fc.tuple(guidKey, readableKey), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(keys, otherKey, fc.boolean(), async (pairs, another, isError) => {
      const secrets = [...pairs.map(([ApiKey]) => ApiKey), another];
      const ApiKeys = secrets.map((ApiKey, index) => {
        const Notes = `${ApiKey}, was ${secrets[0]}, ${secrets[1]}\n`;
        return { ...pairs[index]?.[1], ApiKey, Notes: index === 0 ? ApiKey : Notes };
      });
      const [first] = ApiKeys;
      const ResponseStatus = { ErrorCode: first?.ApiKey, Message: first?.ApiKey };
      const json = { ...first, ApiKeys, ...(isError ? { ResponseStatus } : {}) };
      const all = await everythingOf(jsonAnswer(json));
      if (!isError) expect(all).toMatch(/^\[\{"ok":true.*\{"ok":true/);
      for (const ApiKey of secrets) {
        expect(all).not.toContain(ApiKey.replaceAll(/[{}]/g, "").slice(0, -4));
      }
    }),
  );
});

it("reveals each key of whatever list it can read", async () => {
  const rows = fc.array(fc.record({ ApiKey: fc.oneof(guidKey, otherKey), CompanyId: guid }), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (ApiKeys) => {
      const platform = platformOf(jsonAnswer({ ...administratorDto, ApiKeys }));
      const listed = await platform.listCompanyKeys({ companyId: null, activeOnly: false });
      if (!listed.ok) throw new Error(listed.error.kind);
      const ids = listed.value.rows.map((row) => row.keyId);
      expect(new Set(ids).size).toBe(ApiKeys.length);
      const revealed = await Promise.all(ids.map((keyId) => platform.revealKey(keyId)));
      expect(revealed.map((one) => one.ok && one.value.exposeText())).toEqual(
        ApiKeys.map((row) => row.ApiKey),
      );
    }),
    { numRuns: 30 },
  );
});
