import { within } from "@testing-library/react";
import type { Finding, FolderScan, LinkedFile, LinkId } from "../../shared/linkedFile.ts";
import { fakeKeyReference, fakeLink } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { renderApp } from "./renderApp.tsx";

/** The page Files. */
export async function renderFiles(keyrack = new FakeKeyrack(), name = "Files") {
  const rendered = await renderApp(keyrack);
  await rendered.user.click(sidebarItem(name));
  return { ...rendered, keyrack };
}

/** By its name alone, whatever is counted beside it. */
export function sidebarItem(name: string): HTMLElement {
  const items = [...document.querySelectorAll<HTMLElement>("nav button")];
  const found = items.find(({ textContent }) => textContent?.startsWith(name));
  if (found === undefined) throw new Error(`no item ${name}`);
  return found;
}

/** `linkNumber(3)` has an id and a file of its own. */
export function linkNumber(count: number, change: Partial<LinkedFile> = {}): LinkedFile {
  const linkId = fakeId(500 + count) as LinkId;
  return fakeLink({ linkId, path: `/srv/app${count}/.env`, ...change });
}

/** What the same key was before it was refreshed. */
export const formerKey = {
  ...fakeKeyReference,
  maskedKey: "••••••••••••0ld1",
  isCurrent: false,
  replacedAt: "2026-03-11T10:00:00.000Z" as LinkedFile["checkedAt"],
};

export const holdsOlder: LinkedFile["status"] = {
  state: "drift",
  holds: { what: "key", key: formerKey },
};

/** The cells of each row of all tables of files, as they are read. */
export function fileRows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main tbody tr")];
}

export function rowOf(path: string): HTMLElement {
  const row = fileRows().find((one) => one.querySelector(`[title="${path}"]`) !== null);
  if (row === undefined) throw new Error(`no row of ${path}`);
  return row;
}

export function actionsOf(path: string): readonly string[] {
  return within(rowOf(path))
    .getAllByRole("button")
    .map(({ textContent }) => textContent ?? "");
}

type BegunScan = Exclude<FolderScan, { readonly state: "none" }>;

export function fakeScan(change: Partial<BegunScan> = {}): BegunScan {
  return {
    state: "done",
    folder: "/srv",
    files: 9_812,
    bytes: 1_023_000_000,
    skipped: { binary: 0, large: 0, folder: 0, "not-readable": 0 },
    findings: [],
    findingsLeftOut: 0,
    knownKeys: 12,
    notAsked: [],
    ...change,
  };
}

export function fakeFinding(count: number, change: Partial<Finding> = {}): Finding {
  return {
    findingId: fakeId(800 + count) as Finding["findingId"],
    path: `/srv/app${count}/.env`,
    line: count,
    key: fakeKeyReference,
    entry: ["BAKUUN_ARI_POST_KEY"],
    format: "dotenv",
    isLinked: false,
    ...change,
  };
}
