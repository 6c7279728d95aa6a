import { beforeEach, describe, expect, it } from "vitest";
import { createFingerprint } from "../../../electron/adapters/fingerprint.ts";
import type { HttpFailure } from "../../../electron/core/httpClient.ts";
import type { CompanyKeyQuery } from "../../../electron/core/keyPlatform.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { BokameraPlatform } from "../../../electron/platforms/bokamera/bokameraPlatform.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyId } from "../../../shared/companyKey.ts";
import { err } from "../../../shared/result.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeHttpClient } from "../../fakes/fakeHttpClient.ts";
import { FakeSession } from "./fakeSession.ts";
import {
  administratorDto,
  answers,
  answersText,
  keyDto,
  otherCompany,
  ownCompany,
  superadminDto,
} from "./sampleAnswers.ts";

const origin = "https://api.example";
const own = { companyId: null, activeOnly: false };
const other = { companyId: otherCompany as CompanyId, activeOnly: false };
const order = { companyId: null, contactEmail: "it@grandspa.example", notes: "MCP-server" };

let http: FakeHttpClient;
let session: FakeSession;
let platform: BokameraPlatform;

beforeEach(() => {
  http = new FakeHttpClient();
  http.outcomes.set("GET /users", [answers(administratorDto)]);
  http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [keyDto] })]);
  http.outcomes.set("POST /apikeys", [answers(keyDto)]);
  session = new FakeSession(origin, ["first-token", "second-token", "third-token"]);
  platform = new BokameraPlatform({
    http,
    clock: new FakeClock(),
    fingerprint: createFingerprint(),
    session,
  });
});

/** `GET /apikeys?ActiveOnly=true first-token`, a line a request. */
function sent(): readonly string[] {
  return http.requests.map(({ method, url, bearer }) => {
    expect(url).toMatch(/^https:\/\/api\.example\//);
    return `${method} ${url.slice(origin.length)} ${bearer?.exposeText()}`;
  });
}

async function listedIds(query: CompanyKeyQuery = own): Promise<readonly KeyId[]> {
  const listed = await platform.listCompanyKeys(query);
  if (!listed.ok) throw new Error(listed.error.kind);
  return listed.value.rows.map((row) => row.keyId);
}

describe("a call to BokaMera", () => {
  it("carries the token and the company's key, and asks for JSON", async () => {
    session.apiKey = new Secret("company-key");
    await platform.whoAmI();
    const [request] = http.requests;
    expect(request).toMatchObject({ method: "GET", url: `${origin}/users` });
    expect(request?.headers).toEqual({ Accept: "application/json" });
    expect(request?.bearer?.exposeText()).toBe("first-token");
    expect(request?.apiKey?.exposeText()).toBe("company-key");
  });

  it("is not made when nobody is signed in", async () => {
    session.failure = { kind: "signed-out" };
    const signedOut = { ok: false, error: { kind: "signed-out" } };
    expect(await platform.whoAmI()).toEqual(signedOut);
    expect(await platform.listCompanyKeys(own)).toEqual(signedOut);
    expect(await platform.revealKey("any" as KeyId)).toEqual(signedOut);
    expect(await platform.createCompanyKey(order)).toEqual(signedOut);
    expect(http.requests).toEqual([]);
  });
});

describe("a call that meets a 401", () => {
  it("is made once more with a renewed token", async () => {
    http.outcomes.set("GET /apikeys", [answersText(401), answers({ ApiKeys: [keyDto] })]);
    expect(await platform.listCompanyKeys(own)).toMatchObject({ ok: true });
    expect(session.refused.map(({ bearer }) => bearer.exposeText())).toEqual(["first-token"]);
    expect(sent()).toEqual([
      "GET /users first-token",
      "GET /apikeys first-token",
      "GET /users second-token",
      "GET /apikeys second-token",
    ]);
  });

  it("is not made a third time", async () => {
    http.outcomes.set("GET /apikeys", [answersText(401)]);
    const listed = await platform.listCompanyKeys(own);
    expect(listed).toEqual({ ok: false, error: { kind: "unauthorized" } });
    expect(session.refused).toHaveLength(1);
  });

  it("says so when the session is over", async () => {
    session = new FakeSession(origin, ["only-token"]);
    platform = new BokameraPlatform({
      http,
      clock: new FakeClock(),
      fingerprint: createFingerprint(),
      session,
    });
    http.outcomes.set("GET /users", [answersText(401)]);
    const signedOut = { ok: false, error: { kind: "signed-out" } };
    expect(await platform.whoAmI()).toEqual(signedOut);
    expect(http.requests).toHaveLength(1);
  });

  it("is not made again when it is an order for a new key", async () => {
    http.outcomes.set("POST /apikeys", [answersText(401)]);
    const created = await platform.createCompanyKey(order);
    expect(created).toEqual({ ok: false, error: { kind: "unauthorized" } });
    expect(session.refused).toEqual([]);
    expect(sent()).toEqual(["GET /users first-token", "POST /apikeys first-token"]);
  });
});

describe("whose keys BokaMera lists", () => {
  it("are an administrator's own, and no company is named", async () => {
    expect(await platform.listCompanyKeys(other)).toMatchObject({
      value: { companyId: ownCompany, email: "admin@grandspa.example", mayChooseCompany: false },
    });
    expect(sent()).toEqual(["GET /users first-token", "GET /apikeys first-token"]);
  });

  it("are those of the company that a superadmin names", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    http.outcomes.set("GET /apikeys", [
      answers({ ApiKeys: [{ ...keyDto, CompanyId: otherCompany }] }),
    ]);
    expect(await platform.listCompanyKeys(other)).toMatchObject({
      value: { companyId: otherCompany, mayChooseCompany: true },
    });
    expect(sent()[1]).toBe(`GET /apikeys?CompanyId=${otherCompany} first-token`);
  });

  it("are a superadmin's own when no company is named", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [] })]);
    expect(await platform.listCompanyKeys(own)).toMatchObject({
      value: { rows: [], companyId: ownCompany, mayChooseCompany: true },
    });
    expect(sent()[1]).toBe("GET /apikeys first-token");
  });

  it("are what the rows say when the platform lists another company than was named", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    expect(await platform.listCompanyKeys(other)).toMatchObject({
      value: { companyId: ownCompany },
    });
  });

  it("are of the company that was named when the rows don't say", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [{ ApiKey: keyDto.ApiKey }] })]);
    const listed = await platform.listCompanyKeys(other);
    expect(listed).toMatchObject({ value: { companyId: otherCompany } });
    const [keyId = "" as KeyId] = await listedIds(other);
    expect(await platform.revealKey(keyId)).toMatchObject({ ok: true });
    expect(sent().at(-1)).toBe(`GET /apikeys?CompanyId=${otherCompany} first-token`);
  });

  it("are nobody's when a company is named by somebody of whom nothing is known", async () => {
    http.outcomes.set("GET /users", [answersText(200, "<html></html>")]);
    expect(await platform.listCompanyKeys(other)).toEqual(err({ kind: "forbidden" }));
    expect(sent()).toEqual(["GET /users first-token"]);
  });

  it("are the active ones only when they are asked for", async () => {
    await platform.listCompanyKeys({ ...own, activeOnly: true });
    await platform.listCompanyKeys(own);
    expect(sent().slice(1)).toEqual([
      "GET /apikeys?ActiveOnly=true first-token",
      "GET /apikeys first-token",
    ]);
  });

  it("come in one long answer", async () => {
    await platform.listCompanyKeys(own);
    expect(http.requests.map((request) => request.answerSize)).toEqual([undefined, "large"]);
  });

  it("can't be listed for a company that there is not", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    http.outcomes.set("GET /apikeys", [answers({}, 404)]);
    const listed = await platform.listCompanyKeys(other);
    expect(listed).toEqual({ ok: false, error: { kind: "company-not-found" } });
    expect(await platform.listCompanyKeys(own)).toMatchObject({
      error: { kind: "unexpected-answer", status: 404 },
    });
    http.outcomes.set("GET /apikeys", [answers({}, 400)]);
    expect(await platform.listCompanyKeys(other)).toMatchObject({
      error: { kind: "unexpected-answer", status: 400 },
    });
  });
});

describe("who is signed in to BokaMera", () => {
  it("is told by name and e-mail", async () => {
    const account = { name: "Anders Öberg", email: "admin@grandspa.example" };
    expect(await platform.whoAmI()).toEqual({ ok: true, value: account });
  });

  it("is told by what there is", async () => {
    http.outcomes.set("GET /users", [answers({ Email: "it@grandspa.example" }), answers({})]);
    const [byEmail, byNothing] = [await platform.whoAmI(), await platform.whoAmI()];
    const email = "it@grandspa.example";
    expect(byEmail).toEqual({ ok: true, value: { name: email, email } });
    expect(byNothing).toEqual({ ok: true, value: { name: "", email: null } });
  });

  it("is asked once as long as the token stays", async () => {
    await platform.listCompanyKeys(own);
    await platform.listCompanyKeys(own);
    expect(sent().filter((line) => line.startsWith("GET /users"))).toHaveLength(1);
  });

  it("is asked again once somebody else has signed in", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto), answers(administratorDto)]);
    await platform.listCompanyKeys(other);
    session.signInAs("administrator's token");
    expect(await platform.listCompanyKeys(other)).toMatchObject({
      value: { mayChooseCompany: false },
    });
    expect(sent().slice(2)).toEqual([
      "GET /users administrator's token",
      "GET /apikeys administrator's token",
    ]);
  });

  it.each([
    ["403", answersText(403)],
    ["404", answersText(404)],
    ["a page", answersText(200, "<html></html>", { "content-type": "text/html" })],
  ])("need not be told for a list: %s", async (_what, outcome) => {
    http.outcomes.set("GET /users", [outcome]);
    expect(await platform.listCompanyKeys(own)).toMatchObject({
      value: { rows: [{ maskedKey: "••••••••••••1f9c" }], email: null, mayChooseCompany: false },
    });
    expect(sent()[1]).toBe("GET /apikeys first-token");
  });

  it.each<[string, ReturnType<typeof answers> | ReturnType<typeof err<HttpFailure>>, object]>([
    [
      "the network",
      err({ kind: "connection-lost", host: "api.example" }),
      { kind: "connection-lost" },
    ],
    ["the server", answersText(503), { kind: "server-failed", status: 503 }],
    ["too many calls", answersText(429), { kind: "rate-limited" }],
  ])("is not guessed when %s fails", async (_what, outcome, error) => {
    http.outcomes.set("GET /users", [outcome]);
    expect(await platform.listCompanyKeys(own)).toMatchObject({ ok: false, error });
    expect(http.requests).toHaveLength(1);
  });
});

describe("the id of a company key", () => {
  it("tells nothing of the key, and stays the same", async () => {
    const [keyId] = await listedIds();
    expect(keyId).toMatch(/^(?!\.+$)[A-Za-z0-9_.:-]{1,128}$/);
    expect(keyId).toMatch(new RegExp(`^${ownCompany}:[\\w-]{22}$`));
    expect(keyId).not.toContain(keyDto.ApiKey.slice(-4));
    expect(await listedIds()).toEqual([keyId]);
  });

  it("is the same whichever form the key and its company come in", async () => {
    const [keyId] = await listedIds();
    const spelled = {
      ...keyDto,
      ApiKey: keyDto.ApiKey.replaceAll("-", "").toUpperCase(),
      CompanyId: `{${ownCompany.toUpperCase()}}`,
    };
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [spelled] })]);
    expect(await listedIds()).toEqual([keyId]);
  });

  it("is told apart from that of the same key listed again", async () => {
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [keyDto, keyDto, keyDto] })]);
    const [first] = await listedIds();
    expect(await listedIds()).toEqual([first, `${first}.2`, `${first}.3`]);
    expect(await platform.revealKey(`${first}.3` as KeyId)).toMatchObject({ ok: true });
    expect(await platform.revealKey(`${first}.4` as KeyId)).toMatchObject({ ok: false });
  });

  it("has no company in it where none is told", async () => {
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [{ ApiKey: keyDto.ApiKey }] })]);
    const [keyId = "" as KeyId] = await listedIds();
    expect(keyId).toMatch(/^[\w-]{22}$/);
    expect(await platform.revealKey(keyId)).toMatchObject({ ok: true });
  });
});

describe("a company key is revealed", () => {
  it("to the letter as the platform has it", async () => {
    const spelled = keyDto.ApiKey.toUpperCase();
    http.outcomes.set("GET /apikeys", [answers({ ApiKeys: [{ ...keyDto, ApiKey: spelled }] })]);
    const [keyId = "" as KeyId] = await listedIds();
    const revealed = await platform.revealKey(keyId);
    expect(revealed.ok && revealed.value.exposeText()).toBe(spelled);
  });

  it("from the company that it is of, for a superadmin", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    http.outcomes.set("GET /apikeys", [
      answers({ ApiKeys: [{ ...keyDto, CompanyId: otherCompany }] }),
    ]);
    const [keyId = "" as KeyId] = await listedIds(other);
    expect(await platform.revealKey(keyId)).toMatchObject({ ok: true });
    expect(sent().at(-1)).toBe(`GET /apikeys?CompanyId=${otherCompany} first-token`);
  });

  it("from the user's own company, whatever the id says, for an administrator", async () => {
    const [keyId = ""] = await listedIds();
    const foreign = keyId.replace(ownCompany, otherCompany) as KeyId;
    expect(await platform.revealKey(foreign)).toEqual({
      ok: false,
      error: { kind: "key-not-found" },
    });
    expect(sent().at(-1)).toBe("GET /apikeys first-token");
  });

  it.each(["", "..", "nonsense", `${otherCompany}:`, "x&CompanyId=1"])(
    "never for an id that is not in the list: %s",
    async (keyId) => {
      http.outcomes.set("GET /users", [answers(superadminDto)]);
      const revealed = await platform.revealKey(keyId as KeyId);
      expect(revealed).toEqual({ ok: false, error: { kind: "key-not-found" } });
      expect(sent().at(-1)).toMatch(/^GET \/apikeys(?:\?CompanyId=[0-9a-f-]{36})? first-token$/);
    },
  );
});

describe("a company key is ordered", () => {
  it("and is found again although the answer left out the company that the list has", async () => {
    const { CompanyId: _leftOut, ...answered } = keyDto;
    http.outcomes.set("POST /apikeys", [answers(answered)]);
    const created = await platform.createCompanyKey(order);
    if (!created.ok) throw new Error(created.error.kind);
    const revealed = await platform.revealKey(created.value.row.keyId);
    expect(revealed.ok && revealed.value.exposeText()).toBe(keyDto.ApiKey);
  });

  it("with contact and notes, and comes back masked under the id that the list has", async () => {
    const created = await platform.createCompanyKey(order);
    expect(http.requests[1]).toMatchObject({
      method: "POST",
      url: `${origin}/apikeys`,
      json: { ContactEmail: "it@grandspa.example", Notes: "MCP-server" },
    });
    if (!created.ok) throw new Error(created.error.kind);
    const { row, secret } = created.value;
    expect(row.maskedKey).toBe("••••••••••••1f9c");
    expect([row.keyId]).toEqual(await listedIds());
    expect(JSON.stringify(row)).not.toContain(keyDto.ApiKey.slice(0, -4));
    expect(secret.exposeText()).toBe(keyDto.ApiKey);
  });

  it("leaves to the platform what is left empty", async () => {
    await platform.createCompanyKey({ companyId: null, contactEmail: "", notes: "" });
    expect(http.requests[1]?.json).toEqual({});
  });

  it("for the company that a superadmin names", async () => {
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    await platform.createCompanyKey({ ...order, companyId: other.companyId });
    expect(http.requests[1]?.json).toMatchObject({ CompanyId: otherCompany });
  });

  it("without naming it for an administrator's own company", async () => {
    await platform.createCompanyKey({ ...order, companyId: ownCompany as CompanyId });
    expect(http.requests[1]?.json).not.toHaveProperty("CompanyId");
  });

  it("never in another company than the one that was asked for", async () => {
    const created = await platform.createCompanyKey({ ...order, companyId: other.companyId });
    expect(created).toEqual({ ok: false, error: { kind: "forbidden" } });
    expect(sent()).toEqual(["GET /users first-token"]);
  });

  it.each<HttpFailure>([
    { kind: "connection-lost", host: "api.example" },
    { kind: "timed-out", host: "api.example", afterMs: 10_000 },
  ])("once, whatever happens: $kind", async (error) => {
    http.outcomes.set("POST /apikeys", [err(error)]);
    expect(await platform.createCompanyKey(order)).toEqual({ ok: false, error });
    expect(sent().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("with an answer that can't be read is not taken for refused", async () => {
    http.outcomes.set("POST /apikeys", [answers({ Id: 7 })]);
    const error = { kind: "unexpected-answer", reason: "wrong-shape", status: 200 };
    expect(await platform.createCompanyKey(order)).toEqual({ ok: false, error });
  });
});

describe("the keys of a company are read", () => {
  it("with their secrets, under the ids that the list has", async () => {
    const read = await platform.readCompanyKeys(own);
    if (!read.ok) throw new Error(read.error.kind);
    expect(read.value.map(({ row }) => row.keyId)).toEqual(await listedIds());
    expect(read.value.map(({ secret }) => secret.exposeText())).toEqual([keyDto.ApiKey]);
    expect(JSON.stringify(read.value.map(({ row }) => row))).not.toContain(keyDto.ApiKey);
  });

  it("for the company that a superadmin names, and the own one of anybody else", async () => {
    await platform.readCompanyKeys({ ...other, activeOnly: true });
    expect(sent().at(-1)).toBe("GET /apikeys?ActiveOnly=true first-token");
    http.outcomes.set("GET /users", [answers(superadminDto)]);
    session.signInAs("superadmin-token");
    await platform.readCompanyKeys(other);
    expect(sent().at(-1)).toBe(`GET /apikeys?CompanyId=${otherCompany} superadmin-token`);
  });

  it("never the own ones in the place of those that were asked for", async () => {
    http.outcomes.set("GET /users", [answersText(404)]);
    const read = await platform.readCompanyKeys(other);
    expect(read).toEqual({ ok: false, error: { kind: "forbidden" } });
  });
});
