import type { AppError } from "../../../shared/appError.ts";
import type { RefreshRequest } from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type SupportRequestTextId, supportRequestText } from "../../../shared/supportRequest.ts";
import { describeRefresh } from "./describeRefresh.ts";
import type { RefreshJournal } from "./refreshJournal.ts";

export interface SupportRequestParts {
  readonly journal: RefreshJournal;
  /** In the person's language. */
  readonly text: () => (
    id: SupportRequestTextId,
    values: Readonly<Record<string, string>>,
  ) => string;
  /** Whether the clipboard took them. */
  readonly copyWords: (words: string) => Promise<boolean>;
}

/** The words that ask the platform's support to end a replaced key, onto the clipboard. */
export async function copySupportRequest(
  { journal, text, copyWords }: SupportRequestParts,
  { refreshId }: RefreshRequest,
): Promise<Result<void, AppError>> {
  const record = journal.find(refreshId);
  if (!record.ok) return record;
  if (record.value.order.way !== "replaces") return err({ kind: "not-supported" });
  const words = supportRequestText(describeRefresh(record.value, false), text());
  return (await copyWords(words)) ? ok(undefined) : err({ kind: "clipboard-failed" });
}
