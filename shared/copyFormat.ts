import type { KeyId } from "./apiKey.ts";
import type { ConnectionId } from "./connection.ts";

/** What a key can be copied as; which of them a platform's keys have a use in, its capabilities say. */
export const copyFormats = [
  "plain",
  /** `NAME=value`, for a `.env` file. */
  "dotenv",
  /** `export NAME='value'` */
  "shell",
  /** `$env:NAME = 'value'` */
  "powershell",
  "json",
  "yaml",
  /** Java's `.properties`. */
  "properties",
  "ini",
  /** Nested as .NET's `appsettings.json` has it. */
  "appsettings",
  /** `x-api-key: value` */
  "http-header",
  /** A call to the platform, for a terminal. */
  "curl",
  /** The field of a Bakuun message that a key goes into, `"sharePost": "value"`. */
  "body-field",
  /** An entry of an MCP client's list of servers, with the key as a header. */
  "mcp",
] as const;

/** Those that a key has a use in on any platform. */
export const configCopyFormats = [
  "plain",
  "dotenv",
  "shell",
  "powershell",
  "json",
  "yaml",
  "properties",
  "ini",
  "appsettings",
] as const satisfies readonly CopyFormat[];

export type CopyFormat = (typeof copyFormats)[number];

/** What a key was copied as the last time. */
export interface CopyChoice {
  readonly connectionId: ConnectionId;
  /** null for all company keys of the connection, whose ids hold for one run only. */
  readonly keyId: KeyId | null;
  readonly format: CopyFormat;
}

/** The words in braces that a pattern for names may hold. */
export const namePlaceholders = [
  "platform",
  "connection",
  "environment",
  "group",
  "access",
] as const;

export type NamePlaceholder = (typeof namePlaceholders)[number];

/** Letters, digits and `_` around placeholders; it has to begin with no digit. */
export const namePatternShape =
  /^(?!\d)(?:[A-Za-z0-9_]|\{(?:platform|connection|environment|group|access)\}){1,120}$/;

/** The most keys that one copy takes. */
export const mostKeysACopy = 50;
