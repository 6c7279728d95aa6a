import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RenderCopy } from "../../../electron/core/copyAs/renderCopy.ts";
import { renderCurl } from "../../../electron/core/copyAs/renderCurl.ts";
import { renderDotenv } from "../../../electron/core/copyAs/renderDotenv.ts";
import { renderPowershell } from "../../../electron/core/copyAs/renderPowershell.ts";
import { renderShell } from "../../../electron/core/copyAs/renderShell.ts";
import {
  anyValue,
  entriesOf,
  isUnpastable,
  keyLike,
  rendered,
  renderedFor,
  textOf,
  writable,
} from "./keyValues.ts";
import { readPowershell } from "./readPowershell.ts";

const isPosix = process.platform !== "win32";
const shells = ["sh", "bash", "dash", "zsh"].filter(isInstalled);
/** Many a process: to start one takes longer than all that it does. */
const many = fc.array(anyValue, { minLength: 1, maxLength: 80 });
const numRuns = 25;

function isInstalled(program: string): boolean {
  return isPosix && spawnSync(program, ["-c", "exit 0"]).status === 0;
}

function run(shell: string, script: string, path = process.env.PATH): readonly string[] {
  const { stdout, stderr, status } = spawnSync(shell, {
    input: script,
    encoding: "utf8",
    env: { PATH: path, LC_ALL: "C.UTF-8" },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.split("\0").slice(0, -1);
}

/** The values of KEY_0, KEY_1 … after a script, as the programs that it starts get them. */
function environmentAfter(shell: string, script: string, count: number): readonly string[] {
  const names = Array.from({ length: count }, (_, at) => `"$KEY_${at}"`);
  return run(shell, `set -u\n${script}\nprintf '%s\\0' ${names.join(" ")}\n`);
}

describe.each(shells)("%s", (shell) => {
  it("takes an export for exactly the key", () => {
    const property = fc.property(many, (values) => {
      const written = writable(renderShell, values);
      if (written.length === 0) return;
      const text = textOf(renderShell, written);
      expect(environmentAfter(shell, text, written.length)).toEqual(written);
    });
    fc.assert(property, { numRuns });
  });

  it("hands an export on to programs", () => {
    const script = `${rendered(renderShell, ["it's"])}\nprintenv KEY_0 | tr '\\n' '\\0'\n`;
    expect(run(shell, script)).toEqual(["it's"]);
  });

  it("takes a .env that it reads as a script for exactly the key, and runs none of it", () => {
    const property = fc.property(many, (values) => {
      // `\r` is dotenv's way to write the end of a line, and no shell's.
      const written = writable(renderDotenv, values).filter((value) => !value.includes("\r"));
      if (written.length === 0) return;
      const text = textOf(renderDotenv, written);
      expect(environmentAfter(shell, text, written.length)).toEqual(written);
    });
    fc.assert(property, { numRuns });
  });
});

describe("an export, and PowerShell's line", () => {
  it("refuse what can't be pasted, and nothing else", () => {
    const property = fc.property(anyValue, (value) => {
      expect(rendered(renderShell, [value]) === null).toBe(isUnpastable(value));
      expect(rendered(renderPowershell, [value]) === null).toBe(isUnpastable(value));
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});

/* There is no PowerShell on the computers of the tests: it is read as its specification says. */
describe("PowerShell", () => {
  it("takes a line for exactly the key", () => {
    const property = fc.property(many, (values) => {
      const written = writable(renderPowershell, values);
      expect(readPowershell(textOf(renderPowershell, written))).toEqual(entriesOf(written));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("writes every kind of single quote twice", () => {
    expect(rendered(renderPowershell, ["'\u2018\u2019\u201a\u201b\u201c"])).toBe(
      "$env:KEY_0 = '''\u2018\u2018\u2019\u2019\u201a\u201a\u201b\u201b\u201c'",
    );
  });
});

interface CurlCall {
  readonly options: readonly string[];
  readonly input: string;
}

describe.each(shells)("a curl command in %s", (shell) => {
  let folder: string;

  /** In curl's place, a program that says what it was given. */
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "keyrack-curl-"));
    const script = "#!/bin/sh\nprintf '%s\\0' \"$#\" \"$@\"\ncat\nprintf '\\0'\n";
    writeFileSync(join(folder, "curl"), script);
    chmodSync(join(folder, "curl"), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function callsOf(render: typeof rendered, values: readonly string[]): readonly CurlCall[] {
    const commands = render(renderCurl, values);
    if (commands === null) throw new Error("refused");
    const told = [...run(shell, `${commands}\n`, `${folder}${delimiter}${process.env.PATH}`)];
    const calls: CurlCall[] = [];
    while (told.length > 0) {
      const options = told.splice(0, Number(told.shift()));
      calls.push({ options, input: told.shift() ?? "" });
    }
    return calls;
  }

  it("has the key in the body, whatever it is, and among no program's arguments", () => {
    const property = fc.property(many, (values) => {
      const calls = callsOf(rendered, values);
      const bodies = calls.map(({ input }) => JSON.parse(input));
      expect(bodies.map(({ sharePost }) => sharePost)).toEqual(values);
      const call = ["-H", "Content-Type: application/json", "--data", "@-"];
      const expected = [...call, "https://portal.example/v2/push"];
      expect(calls.map(({ options }) => options)).toEqual(values.map(() => expected));
    });
    fc.assert(property, { numRuns });
  });

  it("has the key in a header likewise, or is refused", () => {
    const asHeader = (render: RenderCopy, values: readonly string[]) =>
      renderedFor("bokamera", render, values);
    const property = fc.property(many, (values) => {
      const written = values.filter((value) => asHeader(renderCurl, [value]) !== null);
      if (written.length === 0) return;
      const calls = callsOf(asHeader, written);
      expect(calls.map(({ input }) => input)).toEqual(written.map((key) => `x-api-key: ${key}`));
      const expected = ["-H", "@-", "https://portal.example/users"];
      expect(calls.map(({ options }) => options)).toEqual(written.map(() => expected));
    });
    fc.assert(property, { numRuns });
  });
});

describe("a curl command", () => {
  it("is one line that begins with a space, which keeps it out of histories", () => {
    const property = fc.property(fc.oneof(anyValue, keyLike), (value) => {
      expect(rendered(renderCurl, [value])).toMatch(/^ [^\n\r]*$/);
    });
    fc.assert(property);
    expect(renderedFor("bokamera", renderCurl, ["a\nb"])).toBeNull();
    expect(renderedFor("bokamera", renderCurl, ["é"])).toBeNull();
  });
});
