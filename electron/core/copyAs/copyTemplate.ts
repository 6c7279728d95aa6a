import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { CopyFormat } from "../../../shared/copyFormat.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConnectionBook } from "../connectionBook.ts";
import type { KeyPlatform } from "../keyPlatform.ts";
import type { SavedConnection } from "../settingsStore.ts";
import { type FindKnownKey, rolesOfKeys } from "./keyRoles.ts";
import { namesOfKeys } from "./namesOfKeys.ts";
import type { CopyPlace } from "./renderCopy.ts";
import { renderers } from "./renderers.ts";
import { renderPlain } from "./renderPlain.ts";

export interface CopyTemplateSources {
  readonly book: Pick<ConnectionBook, "find" | "findPlatform">;
  readonly knownKeys: { readonly find: FindKnownKey };
}

export interface CopyTemplateRequest {
  readonly connectionId: ConnectionId;
  readonly keyIds: readonly KeyId[];
  readonly format: CopyFormat;
}

/**
 * Makes one text of the values of keys, in their order; null when the format has no way to write
 * one of them.
 */
export type CopyTemplate = (values: readonly string[]) => string | null;

/**
 * How these keys are written in a format: their names, and what their platform does with them.
 * `not-supported` for a format that the platform's keys have no use in.
 */
export async function copyTemplate(
  sources: CopyTemplateSources,
  { connectionId, keyIds, format }: CopyTemplateRequest,
): Promise<Result<CopyTemplate, AppError>> {
  // It takes no connection: a new key can be held although its connection is gone.
  if (format === "plain") return ok(renderPlain);
  const platform = sources.book.findPlatform(connectionId);
  if (!platform.ok) return platform;
  const saved = sources.book.find(connectionId);
  if (saved === null) return err({ kind: "connection-not-found" });
  const { capabilities } = platform.value;
  if (!capabilities.copyFormats.includes(format)) return err({ kind: "not-supported" });

  const find: FindKnownKey = sources.knownKeys.find;
  const roles = await rolesOfKeys({ find, platform: platform.value }, connectionId, keyIds);
  if (!roles.ok) return roles;
  const names = namesOfKeys(
    saved.namePattern ?? platform.value.keyUse.namePattern,
    saved,
    roles.value,
  );
  const place = await placeOf(platform.value, saved, format);
  return ok((values) => {
    const keys = values.flatMap((value, at) => {
      const role = roles.value[at];
      const name = names[at];
      return role === undefined || name === undefined ? [] : [{ name, role, value }];
    });
    return renderers[format](keys, place);
  });
}

const unknownOrigin = "https://YOUR-HOST";

async function placeOf(
  platform: KeyPlatform,
  { platform: platformId, origin }: SavedConnection,
  format: CopyFormat,
): Promise<CopyPlace> {
  const place = { use: platform.keyUse, platformId, origin: origin ?? unknownOrigin };
  if (format !== "curl" || origin !== null) return place;
  // The demo server's port is another one with each start.
  const found = await platform.findOrigin();
  return found.ok ? { ...place, origin: found.value } : place;
}
