import type { AppError } from "../../../shared/appError.ts";
import type { PreviewCopyRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type CopyTemplateSources, copyTemplate } from "./copyTemplate.ts";

/**
 * What a copy would be, with masked keys in the place of the keys. It is rendered with words that
 * look like keys, since a format would write dots in another way than it writes a key.
 */
export async function previewCopy(
  sources: CopyTemplateSources,
  { connectionId, keys, format }: PreviewCopyRequest,
): Promise<Result<string, AppError>> {
  const keyIds = keys.map(({ keyId }) => keyId);
  const template = await copyTemplate(sources, { connectionId, keyIds, format });
  if (!template.ok) return template;
  const text = template.value(keys.map((_, at) => standIn(at)));
  if (text === null) return err({ kind: "format-refused" });
  const maskedAt = (at: string) => keys[Number(at)]?.maskedKey ?? "";
  return ok(text.replaceAll(/k3yStandIn(\d+)x/g, (_, at: string) => maskedAt(at)));
}

function standIn(at: number): string {
  return `k3yStandIn${at}x`;
}
