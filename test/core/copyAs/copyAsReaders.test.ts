import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOfStream } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RenderCopy } from "../../../electron/core/copyAs/renderCopy.ts";
import { renderCurl } from "../../../electron/core/copyAs/renderCurl.ts";
import { renderHttpHeader } from "../../../electron/core/copyAs/renderHttpHeader.ts";
import { renderIni } from "../../../electron/core/copyAs/renderIni.ts";
import { renderProperties } from "../../../electron/core/copyAs/renderProperties.ts";
import { anyValue, renderedFor, textOf, writable } from "./keyValues.ts";

/** Readers that not every computer has; where one is missing, its tests are left out. */
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const hasJava = spawnSync("java", ["--version"]).status === 0;
const hasCurl = spawnSync("curl", ["--version"]).status === 0 && process.platform !== "win32";

/** The same each time: one process reads them all, so there is nothing to shrink. */
const samples = fc.sample(anyValue, { numRuns: 3_000, seed: 1 });

function readBy(program: string, args: readonly string[], input: string): unknown {
  const { stdout, stderr, status } = spawnSync(program, args, { input, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

describe.skipIf(!hasPython)("Python's configparser", () => {
  it("reads INI as it was meant, interpolation included", () => {
    const script = [
      "import configparser, io, json, sys",
      "sys.stdin.reconfigure(encoding='utf-8')",
      "parser = configparser.ConfigParser()",
      "parser.read_string('[keys]\\n' + sys.stdin.read())",
      "print(json.dumps([parser.get('keys', name) for name in parser.options('keys')]))",
    ].join("\n");
    const written = writable(renderIni, samples);
    expect(readBy("python3", ["-c", script], textOf(renderIni, written))).toEqual(written);
  });
});

describe.skipIf(!hasJava)("Java's Properties", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "keyrack-properties-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("reads .properties as they were meant", { timeout: 60_000 }, () => {
    const script = `
      public class Read {
        public static void main(String[] arguments) throws Exception {
          var properties = new java.util.Properties();
          properties.load(System.in);
          var values = new StringBuilder();
          for (int at = 0; at < properties.size(); at += 1) {
            values.append(at == 0 ? "[" : ",").append('"');
            for (char unit : properties.getProperty("KEY_" + at).toCharArray())
              values.append(String.format("\\\\u%04x", (int) unit));
            values.append('"');
          }
          System.out.println(values.append("]"));
        }
      }`;
    const file = join(folder, "Read.java");
    writeFileSync(file, script);
    expect(readBy("java", [file], textOf(renderProperties, samples))).toEqual(samples);
  });
});

interface Received {
  readonly header: string | undefined;
  readonly body: string;
  readonly call: string;
}

describe("a server", () => {
  const received: Received[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const header = request.headers["x-api-key"];
    received.push({
      header: Array.isArray(header) ? header.join() : header,
      body: await textOfStream(request),
      call: `${request.method} ${request.url}`,
    });
    response.end();
  });
  let port: number;

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const headerValues = () =>
    samples.filter((value) => renderedFor("bokamera", renderHttpHeader, [value]) !== null);

  it("gets a header as the key that it was made of", async () => {
    received.length = 0;
    const values = headerValues().slice(0, 200);
    const requests = values.map((value) => {
      const line = renderedFor("bokamera", renderHttpHeader, [value]);
      return `GET / HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`;
    });
    const socket = connect(port, "127.0.0.1");
    socket.end(requests.join(""));
    await textOfStream(socket);
    expect(received.map(({ header }) => header)).toEqual(values);
  });

  async function runInShell(commands: string | null): Promise<void> {
    received.length = 0;
    const shell = spawn("sh", ["-c", (commands ?? "exit 9").replaceAll("| curl", "| curl -sS")]);
    const told = textOfStream(shell.stderr);
    const [code] = await once(shell, "close");
    expect([code, await told]).toEqual([0, ""]);
  }

  const few = samples.filter((_, at) => at % 60 === 0);
  const origin = () => `http://127.0.0.1:${port}`;

  it.skipIf(!hasCurl)("gets the key in a body from curl", { timeout: 60_000 }, async () => {
    await runInShell(renderedFor("bakuun", renderCurl, few, origin()));
    expect(received.map(({ body }) => JSON.parse(body).sharePost)).toEqual(few);
    expect(received[0]?.call).toBe("POST /v2/push");
  });

  it.skipIf(!hasCurl)("gets the key in a header from curl", { timeout: 60_000 }, async () => {
    const values = headerValues().slice(0, 50);
    await runInShell(renderedFor("bokamera", renderCurl, values, origin()));
    expect(received.map(({ header }) => header)).toEqual(values);
    expect(received[0]?.call).toBe("GET /users");
  });

  it.skipIf(!hasCurl)("gets both from curl where the key is in a header of a message", async () => {
    const render: RenderCopy = (keys, place) => {
      const callOf = () => ({ method: "POST", path: "/keys", body: { of: "it's" } }) as const;
      return renderCurl(keys, { ...place, use: { ...place.use, callOf } });
    };
    await runInShell(renderedFor("bokamera", render, ["abc"], origin()));
    expect(received).toEqual([{ header: "abc", body: '{"of":"it\'s"}', call: "POST /keys" }]);
  });
});
