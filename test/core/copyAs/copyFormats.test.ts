import { parse as parseProperties } from "dot-properties";
import dotenv from "dotenv";
import fc from "fast-check";
import ini from "ini";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { renderAppsettings } from "../../../electron/core/copyAs/renderAppsettings.ts";
import { renderBodyField } from "../../../electron/core/copyAs/renderBodyField.ts";
import { renderDotenv } from "../../../electron/core/copyAs/renderDotenv.ts";
import { renderHttpHeader } from "../../../electron/core/copyAs/renderHttpHeader.ts";
import { renderIni } from "../../../electron/core/copyAs/renderIni.ts";
import { renderJson } from "../../../electron/core/copyAs/renderJson.ts";
import { renderMcp } from "../../../electron/core/copyAs/renderMcp.ts";
import { renderPlain } from "../../../electron/core/copyAs/renderPlain.ts";
import { renderProperties } from "../../../electron/core/copyAs/renderProperties.ts";
import { renderYaml } from "../../../electron/core/copyAs/renderYaml.ts";
import {
  anyValue,
  entriesOf,
  isUnpastable,
  keyLike,
  rendered,
  renderedAs,
  renderedFor,
  textOf,
  writable,
} from "./keyValues.ts";

const values = fc.array(anyValue, { minLength: 1, maxLength: 5 });
const keys = fc.array(keyLike, { minLength: 1, maxLength: 5 });

/** Read back by `read`, whatever the values are; those that are refused are left out. */
function comesBack(
  render: Parameters<typeof rendered>[0],
  read: (text: string) => unknown,
  numRuns = 2_000,
): void {
  const property = fc.property(values, (chosen) => {
    const written = writable(render, chosen);
    if (written.length === 0) return;
    expect(read(textOf(render, written))).toEqual(entriesOf(written));
  });
  fc.assert(property, { numRuns });
}

function takesAll(render: Parameters<typeof rendered>[0], chosen: typeof values): void {
  const property = fc.property(chosen, (written) => {
    expect(rendered(render, written)).not.toBeNull();
  });
  fc.assert(property);
}

describe(".env", () => {
  it.each([false, true])("is read back by dotenv among other lines, fast: %s", (fast) => {
    comesBack(renderDotenv, (text) => {
      const { BEFORE, AFTER, ...read } = dotenv.parse(`BEFORE='a'\n${text}\nAFTER="it's" # b\n`, {
        fast,
      });
      expect([BEFORE, AFTER]).toEqual(["a", "it's"]);
      return read;
    });
  });

  it("takes every key", () => takesAll(renderDotenv, keys));

  it.each([
    ["abc/D+e:f@g.h-1_2", "KEY_0=abc/D+e:f@g.h-1_2"],
    ["abc==", "KEY_0='abc=='"],
    ["$HOME and $(id)", "KEY_0='$HOME and $(id)'"],
    [" #edge ", "KEY_0=' #edge '"],
    ["it's", `KEY_0="it's"`],
    ["two\nlines", "KEY_0='two\nlines'"],
    ["two\r\nlines", `KEY_0="two\\r\nlines"`],
  ])("writes %j as %s", (value, line) => {
    expect(rendered(renderDotenv, [value])).toBe(line);
  });

  it.each([
    "it's $5",
    "it's `id`",
    "'\"",
    "'\\",
    "ends in \\",
    "a\\\\b",
    "\r$",
    "\u0000",
    "\ud83d",
  ])("refuses %j, which readers would take for something else", (value) => {
    expect(rendered(renderDotenv, ["fine", value])).toBeNull();
  });
});

describe("JSON", () => {
  it("is read back, whatever the keys are", () => {
    comesBack(renderJson, (text) => JSON.parse(text));
    takesAll(renderJson, values);
  });

  it("is indented by two", () => {
    expect(rendered(renderJson, ["a", "b"])).toBe('{\n  "KEY_0": "a",\n  "KEY_1": "b"\n}');
  });
});

describe("YAML", () => {
  it.each(["1.1", "1.2"] as const)(
    "is read back by version %s, whatever the keys are",
    (version) => {
      comesBack(renderYaml, (text) => parseYaml(text, { version }));
      takesAll(renderYaml, values);
    },
  );

  it("has nothing in it that only some readers of YAML let through", () => {
    const printable =
      /^[\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
    const property = fc.property(anyValue, (value) => {
      expect(rendered(renderYaml, [value])).toMatch(printable);
    });
    fc.assert(property, { numRuns: 5_000 });
  });

  it.each(["1.1", "1.2"] as const)("keeps names that are words of version %s", (version) => {
    const names = ["y", "NO", "On", "NULL", "true", "_", "_1", "E1"];
    const read = parseYaml(renderedAs(renderYaml, names) ?? "", { version });
    expect(Object.keys(read)).toEqual(names);
  });
});

describe(".properties", () => {
  it("is read back, whatever the keys are, and is ASCII", () => {
    comesBack(renderProperties, (text) => {
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      return parseProperties(text);
    });
    takesAll(renderProperties, values);
  });
});

describe("INI", () => {
  it("is read back by ini", () => {
    comesBack(renderIni, (text) => ({ ...ini.parse(`[keys]\n${text}\n`).keys }));
  });

  it("takes every key", () => takesAll(renderIni, keys));

  it.each([
    "a;b",
    "a#b",
    "50%",
    "a\\b",
    '"quoted"',
    "'quoted'",
    " a",
    "a ",
    "\ufeffa",
    "true",
    "Null",
    "two\nlines",
    "\t",
    "a\u0085b",
  ])("refuses %j, which readers would take for something else", (value) => {
    expect(rendered(renderIni, [value])).toBeNull();
  });
});

describe("appsettings.json", () => {
  const settings = (...names: readonly string[]) => {
    const text = renderedAs(renderAppsettings, names);
    return text === null ? null : JSON.parse(text);
  };

  it("makes a section of the first word", () => {
    expect(settings("BAKUUN_ARI_POST_KEY", "BAKUUN_ARI_READ_KEY", "BOKAMERA_API_KEY")).toEqual({
      Bakuun: { AriPostKey: "v0", AriReadKey: "v1" },
      Bokamera: { ApiKey: "v2" },
    });
  });

  it("makes sections where the name has __, as .NET does", () => {
    expect(settings("Bakuun__ARI__PostKey", "bakuun__ARI__ReadKey")).toEqual({
      Bakuun: { ARI: { PostKey: "v0", ReadKey: "v1" } },
    });
  });

  it("makes none of a single word", () => {
    expect(settings("KEY")).toEqual({ Key: "v0" });
    expect(settings("_apiKey_")).toEqual({ ApiKey: "v0" });
    expect(settings("__")).toEqual({ __: "v0" });
  });

  it("refuses two keys in one place, and a section in the place of a key", () => {
    expect(settings("A_B1", "A_B_1")).toBeNull();
    expect(settings("A__x", "a__X")).toBeNull();
    expect(settings("KEY", "KEY_2")).toBeNull();
    expect(settings("KEY_2", "KEY")).toBeNull();
  });

  it("keeps every value", () => {
    const property = fc.property(anyValue, (value) => {
      const text = rendered(renderAppsettings, [value]);
      expect(JSON.parse(text ?? "")).toEqual({ Key: { "0": value } });
    });
    fc.assert(property);
  });
});

describe("an HTTP header", () => {
  it("is one line of what may be in one, or is refused", () => {
    const property = fc.property(anyValue, (value) => {
      const text = renderedFor("bokamera", renderHttpHeader, [value]);
      if (text === null) return;
      expect(text).toBe(`x-api-key: ${value}`);
      expect(new Headers([["x-api-key", value]]).get("x-api-key")).toBe(value);
    });
    fc.assert(property);
  });

  it("takes every key", () => {
    const property = fc.property(keyLike, (value) => {
      expect(renderedFor("bokamera", renderHttpHeader, [value])).toBe(`x-api-key: ${value}`);
    });
    fc.assert(property);
  });

  it.each(["a\r\nHost: b", "a\nb", "a\tb", "é", "🗝️", "\u0000", " a", "a ", "\u007f"])(
    "refuses %j",
    (value) => {
      expect(renderedFor("bokamera", renderHttpHeader, [value])).toBeNull();
    },
  );

  it("is none where keys travel in the body", () => {
    expect(rendered(renderHttpHeader, ["abc"])).toBeNull();
  });
});

describe("a field of a message", () => {
  it("is read back as part of JSON, whatever the key is", () => {
    const property = fc.property(anyValue, (value) => {
      const text = rendered(renderBodyField, [value]);
      expect(JSON.parse(`{"a": 1, ${text}}`)).toEqual({ a: 1, sharePost: value });
    });
    fc.assert(property);
  });

  it("is none where keys travel in a header", () => {
    expect(renderedFor("bokamera", renderBodyField, ["abc"])).toBeNull();
  });
});

describe("an entry of an MCP client", () => {
  it("has the key as a header of a server over HTTP", () => {
    expect(JSON.parse(renderedFor("bokamera", renderMcp, ["one", 'two"']) ?? "")).toEqual({
      mcpServers: {
        bokamera: {
          type: "http",
          url: "https://YOUR-MCP-SERVER",
          headers: { "x-api-key": "one" },
        },
        "bokamera-2": {
          type: "http",
          url: "https://YOUR-MCP-SERVER",
          headers: { "x-api-key": 'two"' },
        },
      },
    });
  });

  it.each(["é", "a\nb", "a$" + "{HOME}b"])("refuses %j", (value) => {
    expect(renderedFor("bokamera", renderMcp, ["fine", value])).toBeNull();
  });
});

describe("the plain key", () => {
  it("is as it is, and several are one a line", () => {
    expect(renderPlain(["it's\n\u0000"])).toBe("it's\n\u0000");
    expect(renderPlain(["one", "two"])).toBe("one\ntwo");
  });

  it("refuses several of which one has lines of its own", () => {
    expect(renderPlain(["one", "two\nthree"])).toBeNull();
    expect(renderPlain(["one\r", "two"])).toBeNull();
  });
});

describe("what can't be pasted", () => {
  it("is refused by all formats that would write it as it is", () => {
    const property = fc.property(anyValue, (value) => {
      if (!isUnpastable(value.replaceAll("\r", ""))) return;
      expect(rendered(renderDotenv, [value])).toBeNull();
      expect(rendered(renderIni, [value])).toBeNull();
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
