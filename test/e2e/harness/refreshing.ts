import type { Page } from "playwright-core";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { err, type Result } from "../../../shared/result.ts";
import { callKeyrack } from "./callKeyrack.ts";

/** Opens the question about a key and answers all that it asks, but for the last press. */
export async function askToRefresh(page: Page, key: string) {
  await page.getByRole("button", { name: `Refresh ${key} key`, exact: true }).click();
  const dialog = page.getByRole("alertdialog", { name: `Refresh ${key} key?` });
  await dialog.getByRole("textbox").fill(key.toLowerCase());
  return dialog;
}

/** Refreshes a key as a person does, up to the page that tells what became of it. */
export async function refreshByHand(page: Page, key: string): Promise<void> {
  const dialog = await askToRefresh(page, key);
  await dialog.getByRole("button", { name: "Refresh key" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The same by what the page may ask of main: prepared, confirmed as it has to be, and sent. */
export async function refreshByCall(
  page: Page,
  order: {
    readonly connectionId: ConnectionId;
    readonly keyIds: readonly KeyId[];
    readonly passphrase?: string;
  },
): Promise<Result<readonly Refresh[], AppError>> {
  const { connectionId, keyIds, passphrase = "" } = order;
  const listed = await callKeyrack(page, "listKeys", { connectionId });
  if (!listed.ok) return listed;
  const keys = listed.value.rows.filter(({ keyId }) => keyIds.includes(keyId));
  const request = { connectionId, keys: keys.map(({ keyId, version }) => ({ keyId, version })) };
  const prepared = await callKeyrack(page, "prepareRefresh", { ...request, resumes: null });
  if (!prepared.ok) return prepared;
  if (prepared.value.state !== "ready") return err({ kind: "key-changed" });
  const { preparationId, confirmation } = prepared.value;
  const isAsked = confirmation.stepUp === "passphrase";
  return callKeyrack(page, "refreshKeys", {
    preparationId,
    typed: confirmation.typed ?? "",
    stepUp: isAsked ? { way: "passphrase", passphrase } : null,
  });
}
