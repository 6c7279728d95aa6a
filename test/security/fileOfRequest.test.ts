import { describe, expect, it } from "vitest";
import { fileOfRequest } from "../../electron/security/fileOfRequest.ts";

const folder = "/opt/keyrack/renderer";
const get = (url: string) => fileOfRequest(folder, { url, method: "GET" });

describe("fileOfRequest", () => {
  it("finds a file of the page", () => {
    expect(get("app://keyrack/assets/main.js")).toBe("/opt/keyrack/renderer/assets/main.js");
  });

  it.each([
    "app://keyrack/../main/main.js",
    "app://keyrack/%2e%2e/main/main.js",
    "app://keyrack/..%2fmain/main.js",
    "app://keyrack/%2e%2e%2f%2e%2e%2fetc/passwd",
    "app://keyrack/..%5cmain%5cmain.js",
    "app://keyrack/assets/..%2f..%2f..%2fetc/passwd",
    "app://keyrack/%00",
    "app://keyrack/%ff",
    "app://elsewhere/index.html",
    "https://keyrack/index.html",
    "no address",
  ])("stays inside its folder: %s", (url) => {
    const file = get(url);
    expect(file === null || file.startsWith(`${folder}/`)).toBe(true);
  });

  it("never leaves the folder by an encoded slash", () => {
    expect(get("app://keyrack/..%2fmain/main.js")).toBeNull();
    expect(get("app://keyrack/%2e%2e%2fmain/main.js")).toBeNull();
  });

  it("refuses a backslash, and a folder whose name only begins like its own", () => {
    expect(get("app://keyrack/assets%5Cmain.js")).toBeNull();
    expect(get("app://keyrack/..%2Frenderer-old%2Fmain.js")).toBeNull();
  });

  it("answers to GET only", () => {
    expect(fileOfRequest(folder, { url: "app://keyrack/index.html", method: "POST" })).toBeNull();
  });
});
