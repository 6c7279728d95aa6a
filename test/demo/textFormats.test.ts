import { describe, expect, it } from "vitest";
import { administrator, callApi, createKey, reader, signIn, superadmin } from "./bokameraClient.ts";
import { startTestClock } from "./startTestClock.ts";
import { startTestServer, type TestServer } from "./startTestServer.ts";

const json = "application/json; charset=utf-8";
const xml = "application/xml; charset=utf-8";
const jsv = "text/jsv; charset=utf-8";
const csv = "text/csv; charset=utf-8";

/** Calls as a person, and gives the answer with its text. */
async function ask(server: TestServer, email: string, path: string, init: RequestInit = {}) {
  const { access_token: accessToken } = await signIn(server, email);
  const response = await callApi(server, path, { ...init, accessToken });
  return { response, text: await response.text() };
}

describe("the format of an answer", () => {
  it.each([
    ["/version", "", json],
    ["/version.json", "", json],
    ["/version.xml", "", xml],
    ["/version.jsv", "", jsv],
    ["/version.csv", "", csv],
    ["/version?format=xml", "", xml],
    ["/version?format=CSV", "", csv],
    ["/version", "application/xml", xml],
    ["/version", "text/xml", xml],
    ["/version", "text/jsv", jsv],
    ["/version", "text/csv", csv],
    ["/version", "text/html, application/xml;q=0.8, text/csv;q=0.9", csv],
    ["/version", "text/csv;q=0, */*", json],
    ["/version", "text/html", json],
    ["/version.csv?format=xml", "application/json", csv],
    ["/version?format=xml", "application/json", xml],
    ["/version?format=yaml", "text/csv", csv],
    ["/version.json?format=csv", "", json],
  ])("of %s with Accept %j is %s", async (path, accept, contentType) => {
    const server = await startTestServer();
    const headers = accept === "" ? {} : { accept };
    const response = await callApi(server, path, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(contentType);
    const download = contentType === csv ? "attachment;filename=VersionQuery.csv" : null;
    expect(response.headers.get("content-disposition")).toBe(download);
  });

  it("is the one asked for on every path, with the same rules of who may call", async () => {
    const server = await startTestServer();
    for (const suffix of [".json", ".xml", ".jsv", ".csv"]) {
      expect((await callApi(server, `/apikeys${suffix}`)).status).toBe(401);
      expect((await ask(server, reader, `/apikeys${suffix}`)).response.status).toBe(403);
      expect((await ask(server, administrator, `/apikeys${suffix}`)).response.status).toBe(200);
      expect((await ask(server, administrator, `/users${suffix}`)).response.status).toBe(200);
    }
    const { response } = await ask(server, administrator, "/apikeys.xml", { method: "POST" });
    expect(response.headers.get("content-type")).toBe(xml);
    expect((await callApi(server, "/apikeys.yaml")).status).toBe(404);
  });
});

const trickyNotes = 'a, "b"\r\n[c] <d> & é';

async function makeTrickyKey(): Promise<{ server: TestServer; apiKey: string }> {
  const server = await startTestServer({ companyKeys: 0, now: startTestClock().now });
  return {
    server,
    apiKey: (await createKey(server, administrator, { Notes: trickyNotes })).ApiKey,
  };
}

const companyId = "3f2b8c1e-6d4a-4f0b-9a57-1c8e2d7b4a10";
const created = "2026-03-12T10:40:00";

describe("CSV", () => {
  it("has a list as JSV in one cell of one row, quotes doubled twice over", async () => {
    const { server, apiKey } = await makeTrickyKey();
    const { response, text } = await ask(server, administrator, "/apikeys.csv");
    expect(response.headers.get("content-disposition")).toBe("attachment;filename=ApiKeyQuery.csv");
    const notes = '""a, """"b""""\r\n[c] <d> & é""';
    expect(text).toBe(
      `ApiKeys,ResponseStatus\r\n"[{CompanyId:${companyId},ApiKey:${apiKey},Active:True,` +
        `CreatedDate:${created},ContactEmail:${administrator},Notes:${notes}}]",\r\n`,
    );
  });

  it("has a single key as a row with every column, and True or False", async () => {
    const server = await startTestServer({ now: startTestClock().now });
    const body = JSON.stringify({ Notes: trickyNotes });
    const init = { method: "POST", body };
    const { text } = await ask(server, administrator, "/apikeys?format=csv", init);
    const [names, ...rest] = text.split("\r\n");
    expect(names).toBe(
      "CompanyId,ApiKey,Active,CreatedDate,ExpiryDate,ContactEmail,Notes,AllowedIpAddresses",
    );
    expect(rest.join("\r\n")).toMatch(/^3f2b8c1e-[^,]+,[0-9a-f-]{36},True,2026-03-12T10:40:00,,/);
    expect(rest.join("\r\n")).toContain(`${administrator},"a, ""b""\r\n[c] <d> & é",\r\n`);
  });

  it("quotes a field that starts like a list, and no other for its brackets", async () => {
    const server = await startTestServer();
    const notesOf = async (notes: string) => {
      const init = { method: "POST", body: JSON.stringify({ Notes: notes }) };
      const { text } = await ask(server, administrator, "/apikeys.csv", init);
      return text.split(`${administrator},`)[1];
    };
    expect(await notesOf("[a]")).toBe('"[a]",\r\n');
    expect(await notesOf("{a}")).toBe('"{a}",\r\n');
    expect(await notesOf("a[b]{c}")).toBe("a[b]{c},\r\n");
    expect(await notesOf("=1+1")).toBe("=1+1,\r\n");
  });
});

describe("JSV", () => {
  it("quotes only what needs it", async () => {
    const { server, apiKey } = await makeTrickyKey();
    const { text } = await ask(server, administrator, "/apikeys.jsv");
    expect(text).toBe(
      `{ApiKeys:[{CompanyId:${companyId},ApiKey:${apiKey},Active:True,CreatedDate:${created},` +
        `ContactEmail:${administrator},Notes:"a, ""b""\r\n[c] <d> & é"}]}`,
    );
  });

  it("has texts in a list as they are", async () => {
    const server = await startTestServer();
    expect((await ask(server, reader, "/users.jsv")).text).toContain(
      "CompanyName:Grand Hotel Spa,Roles:[bookingsupplier-administrator-read]}",
    );
  });
});

describe("XML", () => {
  it("has every field, in the order of the alphabet", async () => {
    const { server, apiKey } = await makeTrickyKey();
    const { text } = await ask(server, administrator, "/apikeys.xml");
    expect(text).toBe(
      '<?xml version="1.0" encoding="utf-8"?><ApiKeyQueryResponse ' +
        'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" ' +
        'xmlns="http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel">' +
        "<ApiKeys><ApiKeyResponse><Active>true</Active><AllowedIpAddresses />" +
        `<ApiKey>${apiKey}</ApiKey><CompanyId>${companyId}</CompanyId>` +
        `<ContactEmail>${administrator}</ContactEmail><CreatedDate>${created}</CreatedDate>` +
        '<ExpiryDate i:nil="true" /><Notes>a, "b"&#xD;\n[c] &lt;d&gt; &amp; é</Notes>' +
        '</ApiKeyResponse></ApiKeys><ResponseStatus i:nil="true" /></ApiKeyQueryResponse>',
    );
  });

  it("tells an error in ServiceStack's own namespace", async () => {
    const server = await startTestServer();
    const { response, text } = await ask(server, superadmin, "/apikeys.xml?CompanyId=nonsense");
    expect(response.status).toBe(400);
    expect(text).toContain(
      '<ApiKeys></ApiKeys><ResponseStatus xmlns:d2p1="http://schemas.servicestack.net/types">' +
        "<d2p1:ErrorCode>RequestBindingException</d2p1:ErrorCode><d2p1:Errors>" +
        "<d2p1:ResponseError><d2p1:ErrorCode>SerializationException</d2p1:ErrorCode>" +
        "<d2p1:FieldName>CompanyId</d2p1:FieldName>",
    );
  });

  it("has texts in a list in .NET's namespace for them", async () => {
    const server = await startTestServer();
    expect((await ask(server, reader, "/users.xml")).text).toContain(
      '<Roles xmlns:d2p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">' +
        "<d2p1:string>bookingsupplier-administrator-read</d2p1:string></Roles>",
    );
  });
});
