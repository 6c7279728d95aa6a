import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { LinkedFile } from "../../shared/linkedFile.ts";
import type { Refresh, RefreshPlace, RefreshPreparation } from "../../shared/refresh.ts";
import { ok, type Result } from "../../shared/result.ts";
import { fakeKeyReference } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { holdsOlder, linkNumber } from "./filesOnPage.ts";
import {
  card,
  onBokamera,
  refreshed,
  refreshNumber,
  refreshOf,
  renderRefreshes,
  replacement,
} from "./refreshesOnPage.ts";
import { guardMs, openDialog, renderAsked, renderQuestion } from "./refreshOnPage.tsx";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const readOnly: AppError = { kind: "config-file-refused", problem: "read-only" };
const older = [1, 2, 3].map((count) => linkNumber(count, { status: holdsOlder }));

/** Files of which main says beforehand that they could not be updated. */
function withProblems(keyrack: FakeKeyrack, problems: Readonly<Record<string, "read-only">>) {
  const prepare = keyrack.prepareRefresh;
  keyrack.prepareRefresh = async (request) => {
    const answer: Result<RefreshPreparation, AppError> = await prepare(request);
    if (!answer.ok || answer.value.state !== "ready") return answer;
    const keys = answer.value.keys.map((key) => ({
      ...key,
      linkedFiles: key.linkedFiles.map((file) => ({
        ...file,
        problem: problems[file.path] ?? null,
      })),
    }));
    return ok({ ...answer.value, keys });
  };
  return keyrack;
}

function ofKey(link: LinkedFile, keyId: string): LinkedFile {
  return { ...link, key: { ...link.key, keyId: keyId as KeyId } };
}

describe("the question before a refresh", () => {
  it("says nothing of files where there are none", async () => {
    const { dialog } = await renderAsked();
    expect(dialog.textContent).not.toContain("Files that will need");
  });

  it("names the files that will need the new key", async () => {
    const linkedFiles = [linkNumber(1), linkNumber(2), ofKey(linkNumber(3), "ari-read")];
    const { dialog } = await renderAsked(new FakeKeyrack({ linkedFiles }));
    const files = within(dialog).getByRole("region", { name: "Files that will need the new key" });
    const named = within(files)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(named).toEqual([
      ".env /srv/app1/BAKUUN_ARI_POST_KEY",
      ".env /srv/app2/BAKUUN_ARI_POST_KEY",
    ]);
    expect(files.textContent).toContain("After the refresh you can update them in one step.");
  });

  it("says first which can't be updated, and why", async () => {
    const keyrack = new FakeKeyrack({ linkedFiles: [linkNumber(1), linkNumber(2)] });
    const { dialog } = await renderAsked(withProblems(keyrack, { "/srv/app2/.env": "read-only" }));
    const [first, second] = within(dialog)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(first).toContain("/srv/app2/");
    expect(first).toContain("The file, or its folder, can't be written to.");
    expect(second).toContain("/srv/app1/");
    expect(dialog.textContent).toContain(
      "1 file could not be updated as things are: put that right first, or do it by hand afterwards. The other one can be updated",
    );
  });

  it("names so many of them and counts the rest, but each that can't be updated", async () => {
    const linkedFiles = Array.from({ length: 30 }, (_, at) => linkNumber(at + 1));
    const keyrack = withProblems(new FakeKeyrack({ linkedFiles }), {
      "/srv/app30/.env": "read-only",
    });
    const { dialog } = await renderAsked(keyrack);
    expect(dialog.textContent).toContain("/srv/app30/");
    expect(dialog.textContent).toContain("/srv/app12/");
    expect(dialog.textContent).not.toContain("/srv/app13/");
    expect(dialog.textContent).toContain("and 17 more files");
  });

  it("goes on to be answered as before", async () => {
    const { user, keyrack } = await renderAsked(new FakeKeyrack({ linkedFiles: [linkNumber(1)] }));
    await user.type(screen.getByLabelText(/^Type /), "ari post");
    await pass(guardMs);
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("says of several keys which files each is in", async () => {
    const linkedFiles = [
      ofKey(linkNumber(1), "mapping-read"),
      ofKey(linkNumber(2), "mapping-read"),
      ofKey(linkNumber(3), "mapping-post"),
    ];
    await renderQuestion(new FakeKeyrack({ linkedFiles }), "resumed");
    const { textContent } = within(openDialog("Refresh 2 keys?")).getByRole("region", {
      name: "Files that will need the new keys",
    });
    expect(textContent).toMatch(/Mapping Read key: 2 files.*app1.*app2.*Mapping Post key: 1 file/);
  });
});

const place = (text: string, isDone = false): RefreshPlace => ({ text, isDone });

async function renderCard(linkedFiles: readonly LinkedFile[], change: Partial<Refresh> = {}) {
  const rendered = await renderRefreshes([fakeRefresh(change)], { linkedFiles });
  return rendered;
}

function files(): HTMLElement {
  return screen.getByRole("region", { name: "Linked files" });
}

function items(): readonly (string | null)[] {
  return within(files())
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
}

describe("the linked files of a key that was refreshed", () => {
  it("are not spoken of where there are none", async () => {
    await renderCard([ofKey(linkNumber(1), "ari-read")]);
    expect(screen.queryByRole("region", { name: "Linked files" })).toBeNull();
    expect(pageText()).toContain("Where the old key was used");
  });

  it("tick themselves, and nobody can tick them by hand", async () => {
    await renderCard([...older.slice(0, 2), linkNumber(4)]);
    const [first, , third] = items();
    expect(first).toContain("Holds an older key");
    expect(third).toContain("Holds the new key");
    expect(files().textContent).toContain("1 of 3 updated");
    expect(files().querySelector("input")).toBeNull();
    expect(pageText()).toContain("Where else the old key was used");
  });

  it("follow what main sees in them", async () => {
    const { keyrack } = await renderCard(older);
    expect(files().textContent).toContain("0 of 3 updated");
    act(() => keyrack.changeApp({ linkedFiles: [...older.slice(0, 2), linkNumber(3)] }));
    expect(files().textContent).toContain("1 of 3 updated");
    expect(button("Update 2 files")).toBeDefined();
  });

  it("are updated in one step with the new key of this refresh", async () => {
    const { user, keyrack } = await renderCard([...older, linkNumber(4)]);
    await user.click(button("Update 3 files"));
    expect(keyrack.callsOf("updateLinkedFiles").map(({ request }) => request)).toEqual([
      { linkIds: older.map(({ linkId }) => linkId), refreshId: fakeRefresh().refreshId },
    ]);
    expect(files().textContent).toContain("4 of 4 updated");
    expect(buttons("Update 3 files")).toEqual([]);
    expect(document.activeElement?.textContent).toBe("Linked files");
  });

  it("say that they are being written, once, however often it is pressed", async () => {
    const { user, keyrack } = await renderCard(older);
    keyrack.hold("updateLinkedFiles");
    await user.dblClick(button("Update 3 files"));
    expect(within(files()).getByRole("status").textContent).toBe("Writing 3 files…");
    keyrack.release("updateLinkedFiles");
    await pass(0);
    expect(keyrack.callsOf("updateLinkedFiles")).toHaveLength(1);
  });

  it("stay open with the reason when they failed, each to be tried alone", async () => {
    const { user, keyrack } = await renderCard(older);
    keyrack.updateFails = ({ path }) => (path.includes("app2") ? readOnly : null);
    await user.click(button("Update 3 files"));
    expect(files().textContent).toContain("2 of 3 updated");
    expect(within(files()).getByRole("alert").textContent).toBe(
      "1 file could not be updated; why stands beside it.",
    );
    const [first, second] = items();
    expect(first).not.toContain("can't be written to");
    expect(second).toContain("The file, or its folder, can't be written to.");
    keyrack.updateFails = () => null;
    await user.click(button("Try again with /srv/app2/.env"));
    expect(keyrack.callsOf("updateLinkedFiles")[1]?.request).toEqual({
      linkIds: [linkNumber(2).linkId],
      refreshId: fakeRefresh().refreshId,
    });
    expect(files().textContent).toContain("3 of 3 updated");
    expect(files().textContent).not.toContain("can't be written to");
  });

  it("say why when main did not get as far as any of them", async () => {
    const { user, keyrack } = await renderCard(older);
    keyrack.fail("updateLinkedFiles", { kind: "refresh-not-found" });
    await user.click(button("Update 3 files"));
    expect(within(files()).getByRole("alert").textContent).toContain("No file could be updated");
    expect(button("Update 3 files")).toBeDefined();
  });

  it("are written unrecorded once somebody agrees, and not before", async () => {
    const { user, keyrack } = await renderCard(older);
    keyrack.fail("updateLinkedFiles", { kind: "activity-not-recorded" });
    await user.click(button("Update 3 files"));
    expect(screen.getByRole("alertdialog")).toBeDefined();
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("updateLinkedFiles")).toHaveLength(1);
    await user.click(button("Update 3 files"));
    keyrack.succeed("updateLinkedFiles");
    await user.click(button("Go on without the log"));
    expect(files().textContent).toContain("3 of 3 updated");
  });

  it("are of the newest record alone when a key was refreshed twice", async () => {
    const second = refreshOf(2, "ari-post", refreshed);
    await renderRefreshes([refreshNumber(1), second], { linkedFiles: older });
    expect(screen.getAllByRole("region", { name: "Linked files" })).toHaveLength(1);
  });

  it("count for what holds the new key here, and for Done", async () => {
    const { user, keyrack } = await renderCard(older.slice(0, 1), {
      places: [place("PMS bridge", true)],
    });
    const words = "Once the linked files hold it, the new key is let go of here.";
    expect(pageText()).toContain("Held in the keychain until every file and place has it");
    expect(pageText()).toContain(words);
    await user.click(button("Done with ARI Post key"));
    const { textContent } = screen.getByRole("alertdialog");
    expect(textContent).toContain("1 linked file does not hold the new key yet.");
    expect(textContent).not.toContain("ticked");
    expect(textContent).not.toContain("No place is written down");
    await user.click(button("Cancel"));
    await user.click(button("Update 1 file"));
    expect(pageText()).not.toContain(words);
    const finished = { ...fakeRefresh().progress, isFinished: true } as Refresh["progress"];
    act(() => void keyrack.changeRefresh(fakeRefresh(), () => ({ progress: finished })));
    expect(pageText()).toContain("All files and places are updated.");
  });

  it("leave the last word on the new key to the last place only once they hold it", async () => {
    const words = "Ticking the last place lets go of the new key here.";
    const { keyrack } = await renderCard(older.slice(0, 1), { places: [place("PMS bridge")] });
    expect(pageText()).not.toContain(words);
    act(() => keyrack.changeApp({ linkedFiles: [linkNumber(1)] }));
    expect(pageText()).toContain(words);
  });

  it("are there in Swedish", async () => {
    const app: Partial<AppState> = { linkedFiles: older, locale: "sv" };
    await renderRefreshes([fakeRefresh()], app, "Öppna Förnyelser");
    expect(button("Uppdatera 3 filer")).toBeDefined();
    expect(pageText()).toContain("0 av 3 uppdaterade");
  });
});

describe("the linked files of a company key that was replaced", () => {
  const record = replacement();
  const { oldKey, newKey, connection } = record;
  const { connectionId } = connection;
  const company = { ...fakeKeyReference, connectionId, keyId: null, group: null, name: null };
  const ofOld = { ...company, maskedKey: oldKey.maskedKey, created: oldKey.created };
  const ofNew = {
    ...company,
    maskedKey: newKey?.maskedKey ?? "",
    created: newKey?.created ?? null,
  };
  const linkedFiles = [
    linkNumber(1, { key: ofOld }),
    linkNumber(2, { key: ofNew }),
    linkNumber(3, { key: { ...ofOld, maskedKey: "••••••••••••0000" } }),
  ];

  it("are those of both keys, and done are those of the new one that hold it", async () => {
    await renderRefreshes([record], { ...onBokamera, linkedFiles });
    expect(items()).toHaveLength(2);
    expect(items()[0]).toContain("Holds the old key");
    expect(items()[1]).toContain("Holds the new key");
  });

  it("stay where they stood once they are updated", async () => {
    const { user } = await renderRefreshes([record], { ...onBokamera, linkedFiles });
    await user.click(button("Update 1 file"));
    expect(items()[0]).toContain("/srv/app1/");
    expect(items()[0]).toContain("Holds the new key");
    expect(files().textContent).toContain("2 of 2 updated");
    expect(card(document.querySelector("main h2")?.textContent ?? "")).toBeDefined();
  });
});
