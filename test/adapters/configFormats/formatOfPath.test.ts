import { describe, expect, it } from "vitest";
import { configFormats } from "../../../electron/adapters/configFormats/secretConfigFormats.ts";

describe("the format of a file", () => {
  it.each([
    [".env", "dotenv"],
    ["/srv/app/.env.local", "dotenv"],
    [".env.production.local", "dotenv"],
    [".env.example", "dotenv"],
    ["production.env", "dotenv"],
    ["C:\\app\\.ENV", "dotenv"],
    ["appsettings.Development.json", "json"],
    [".env.json", "json"],
    ["wrangler.jsonc", "json"],
    ["/etc/app/config.YAML", "yaml"],
    ["docker-compose.yml", "yaml"],
    ["Settings.Toml", "toml"],
    ["application.properties", "properties"],
    ["C:\\app\\php.INI", "ini"],
  ])("%s tells of it", (path, format) => {
    expect(configFormats.formatOf(path)).toBe(format);
  });

  it.each([
    ".envrc",
    ".env.",
    ".env.sh",
    ".env.d.ts",
    "env",
    "settings.json5",
    "lines.jsonl",
    "app.conf",
    "setup.cfg",
    ".editorconfig",
    "json",
    ".json",
    ".yaml/config",
    "",
    "folder.json/",
  ])("%s does not", (path) => {
    expect(configFormats.formatOf(path)).toBeNull();
  });
});
