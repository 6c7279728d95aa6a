import type { AppError } from "../../../shared/appError.ts";
import type { Text } from "../../language/useLanguage.ts";

/**
 * "server fault": why, in two or three words within a sentence. The sentences of errors say that
 * nothing was changed, which nobody knows here.
 */
export function reasonText(error: AppError["kind"], text: Text): string {
  const words = text(`activity.result.${error}`);
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
