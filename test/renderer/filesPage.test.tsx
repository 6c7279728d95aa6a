import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../shared/appError.ts";
import type { LinkedFile } from "../../shared/linkedFile.ts";
import { demoConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { fakeKeyReference } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  actionsOf,
  fileRows,
  holdsOlder,
  linkNumber,
  renderFiles,
  rowOf,
  sidebarItem,
} from "./filesOnPage.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const missing: LinkedFile["status"] = { state: "missing-file" };
const readOnly: AppError = { kind: "config-file-refused", problem: "read-only" };

function linked(...linkedFiles: readonly LinkedFile[]): FakeKeyrack {
  return new FakeKeyrack({ connections: [liveConnection, demoConnection], linkedFiles });
}

async function seek(words: string): Promise<void> {
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: words } });
  await pass(0);
}

function many(count: number): readonly LinkedFile[] {
  return Array.from({ length: count }, (_, at) => linkNumber(at + 1));
}

describe("the page of files", () => {
  it("says what to do while no file is linked", async () => {
    await renderFiles();
    expect(pageText()).toContain("No file is linked yet");
    expect(buttons("Check all")).toEqual([]);
  });

  it("has a table a connection, with its environment", async () => {
    const ofDemo = { ...fakeKeyReference, connectionId: demoConnection.connectionId };
    await renderFiles(linked(linkNumber(1), linkNumber(2, { key: ofDemo }), linkNumber(3)));
    const tables = screen.getAllByRole("table");
    expect(tables.map((table) => within(table).getAllByRole("row").length - 1)).toEqual([2, 1]);
    const live = screen.getByRole("region", { name: "Files of Grand Hotel" });
    expect(live.textContent).toContain("LIVE");
    const demo = screen.getByRole("region", { name: "Files of Demo hotel" });
    expect(demo.textContent).toContain("DEMO");
  });

  it("says of each file its entry, its key, what it holds and when that was seen", async () => {
    const { user } = await renderFiles(linked(linkNumber(1, { status: holdsOlder })));
    const { textContent } = rowOf("/srv/app1/.env");
    expect(textContent).toContain("BAKUUN_ARI_POST_KEY");
    expect(textContent).toContain("ARI Post key …1f9c");
    expect(textContent).toContain("Holds an older key");
    expect(textContent).toContain("It holds the ARI Post key that was replaced on 11 Mar 2026.");
    expect(textContent).toContain("Checked just now");
    await user.tab();
    await pass(180_000);
    expect(rowOf("/srv/app1/.env").textContent).toContain("Checked 3 minutes ago");
  });

  it("is in Swedish, too", async () => {
    const keyrack = new FakeKeyrack({ locale: "sv", linkedFiles: [linkNumber(1)] });
    await renderFiles(keyrack, "Filer");
    expect(screen.getByRole("table", { name: "Filer för Grand Hotel" })).toBeDefined();
    expect(button("Kontrollera alla")).toBeDefined();
  });

  it("is led to by the menu", async () => {
    const { keyrack, user } = await renderFiles(linked(linkNumber(1)));
    await user.click(button("Settings"));
    act(() => keyrack.chooseFromMenu("open-files"));
    await pass(0);
    expect(screen.getByRole("heading", { name: "Files", level: 1 })).toBeDefined();
  });

  it("reloads no keys, which are not on it", async () => {
    const { keyrack } = await renderFiles();
    const before = keyrack.callsOf("listKeys").length;
    act(() => keyrack.chooseFromMenu("reload-keys"));
    await pass(0);
    expect(keyrack.callsOf("listKeys")).toHaveLength(before);
  });
});

describe("the sidebar", () => {
  it("counts the files that hold another value or are gone, and no others", async () => {
    const unknown: LinkedFile["status"] = { state: "unknown", problem: "not-readable" };
    const { keyrack } = await renderFiles(
      linked(
        linkNumber(1, { status: holdsOlder }),
        linkNumber(2, { status: missing }),
        linkNumber(3, { status: { state: "missing-entry" } }),
        linkNumber(4, { status: unknown }),
        linkNumber(5),
      ),
    );
    expect(sidebarItem("Files").textContent).toMatch(/^Files\s*3 need attention$/);
    act(() => keyrack.changeApp({ linkedFiles: [linkNumber(5)] }));
    expect(sidebarItem("Files").textContent?.trim()).toBe("Files");
  });
});

describe("a linked file", () => {
  it("is checked by itself, or with all others", async () => {
    const { user, keyrack } = await renderFiles(
      linked(linkNumber(1, { status: missing }), linkNumber(2, { status: missing })),
    );
    await user.click(button("Check BAKUUN_ARI_POST_KEY in /srv/app2/.env"));
    expect(keyrack.callsOf("checkLinkedFiles")[0]?.request).toEqual({
      linkIds: [linkNumber(2).linkId],
    });
    expect(rowOf("/srv/app1/.env").textContent).toContain("File missing");
    expect(rowOf("/srv/app2/.env").textContent).toContain("Current");
    await user.click(button("Check all"));
    expect(keyrack.callsOf("checkLinkedFiles")[1]?.request).toEqual({ linkIds: null });
    expect(rowOf("/srv/app1/.env").textContent).toContain("Current");
  });

  it("is unlinked, which is said, and the focus stays on the page", async () => {
    const { user, keyrack } = await renderFiles(linked(linkNumber(1), linkNumber(2)));
    await user.click(button("Unlink BAKUUN_ARI_POST_KEY in /srv/app1/.env"));
    expect(keyrack.callsOf("unlinkFile")[0]?.request).toEqual({ linkId: linkNumber(1).linkId });
    expect(fileRows()).toHaveLength(1);
    expect(pageText()).toContain(".env is no longer linked. The file stays as it is.");
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Linked files" }));
  });

  it("goes back to what it was, where that is possible", async () => {
    const { user, keyrack } = await renderFiles(
      linked(linkNumber(1), linkNumber(2, { canUndo: false })),
    );
    expect(actionsOf("/srv/app1/.env")).toEqual(["Check", "Undo", "Unlink"]);
    expect(actionsOf("/srv/app2/.env")).toEqual(["Check", "Unlink"]);
    keyrack.fail("undoFileWrite", { kind: "config-file-refused", problem: "no-backup" });
    await user.click(button("Undo the last write to /srv/app1/.env"));
    expect(pageText()).toContain("There is no backup to go back to.");
  });

  it("offers Update for a former value of its own key alone", async () => {
    const elsewhere = { ...fakeKeyReference, keyId: linkNumber(1).key.keyId, isCurrent: false };
    const { key } = linkNumber(1);
    const of = (change: Partial<LinkedFile["key"]>): LinkedFile["status"] => ({
      state: "drift",
      holds: { what: "key", key: { ...elsewhere, ...change } },
    });
    const booking = "booking-read" as typeof key.keyId;
    await renderFiles(
      linked(
        linkNumber(1, { status: holdsOlder }),
        linkNumber(2, { status: of({ keyId: booking }) }),
        linkNumber(3, { status: of({ isCurrent: true }) }),
        linkNumber(4, { status: of({ connectionId: demoConnection.connectionId }) }),
        linkNumber(5, { status: of({ keyId: null }), key: { ...key, keyId: null } }),
        linkNumber(6, { status: { state: "drift", holds: { what: "empty" } } }),
        linkNumber(7, { status: { state: "drift", holds: { what: "unknown" } } }),
        linkNumber(8, { status: missing }),
      ),
    );
    const offering = fileRows().filter((row) => row.textContent?.includes("Update"));
    expect(offering).toEqual([rowOf("/srv/app1/.env")]);
    expect(button("Update 1 file")).toBeDefined();
  });

  it("moves along with arrow keys, and past actions that a row has not", async () => {
    const { user } = await renderFiles(
      linked(linkNumber(1), linkNumber(2, { canUndo: false }), linkNumber(3)),
    );
    within(rowOf("/srv/app1/.env")).getByText("Unlink").focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(within(rowOf("/srv/app3/.env")).getByText("Unlink"));
    within(rowOf("/srv/app3/.env")).getByText("Undo").focus();
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(within(rowOf("/srv/app2/.env")).getByText("Check"));
  });
});

describe("updating files", () => {
  const older = [1, 2, 3].map((count) => linkNumber(count, { status: holdsOlder }));

  it("writes all that hold a former key at one press, and says how many", async () => {
    const { user, keyrack } = await renderFiles(linked(...older, linkNumber(4)));
    await user.click(button("Update 3 files"));
    expect(keyrack.callsOf("updateLinkedFiles").map(({ request }) => request)).toEqual([
      { linkIds: older.map(({ linkId }) => linkId) },
    ]);
    expect(buttons("Update 3 files")).toEqual([]);
    expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain(
      "3 files updated.",
    );
    expect(pageText()).not.toContain("could not be updated");
  });

  it("keeps the reason beside a file that failed until it is put right", async () => {
    const keyrack = linked(...older);
    keyrack.updateFails = ({ path }) => (path.includes("app2") ? readOnly : null);
    const { user } = await renderFiles(keyrack);
    await user.click(button("Update 3 files"));
    expect(pageText()).toContain("1 file could not be updated; why stands beside it.");
    const reason = "The file, or its folder, can't be written to.";
    expect(rowOf("/srv/app2/.env").textContent).toContain(reason);
    expect(rowOf("/srv/app1/.env").textContent).not.toContain(reason);
    keyrack.updateFails = () => null;
    await user.click(button("Update BAKUUN_ARI_POST_KEY in /srv/app2/.env"));
    expect(keyrack.callsOf("updateLinkedFiles")[1]?.request).toEqual({
      linkIds: [linkNumber(2).linkId],
    });
    expect(pageText()).not.toContain(reason);
  });

  it("forgets the reason once the file holds its key by somebody else's doing", async () => {
    const keyrack = linked(...older);
    keyrack.updateFails = () => readOnly;
    const { user } = await renderFiles(keyrack);
    await user.click(button("Update 3 files"));
    expect(rowOf("/srv/app1/.env").textContent).toContain("can't be written to");
    act(() => keyrack.changeApp({ linkedFiles: [linkNumber(1)] }));
    expect(rowOf("/srv/app1/.env").textContent).not.toContain("can't be written to");
  });

  it("is done once, however often it is pressed, and says that it goes on", async () => {
    const { user, keyrack } = await renderFiles(linked(...older));
    keyrack.hold("updateLinkedFiles");
    await user.dblClick(button("Update 3 files"));
    expect(button("Writing 3 files…").getAttribute("aria-disabled")).toBe("true");
    keyrack.release("updateLinkedFiles");
    await pass(0);
    expect(keyrack.callsOf("updateLinkedFiles")).toHaveLength(1);
  });

  it("says why when main did not get as far as any file", async () => {
    const { user, keyrack } = await renderFiles(linked(...older));
    keyrack.fail("updateLinkedFiles", { kind: "keychain-unavailable" });
    await user.click(button("Update 3 files"));
    expect(pageText()).toContain("No file could be updated");
    expect(pageText()).toContain("without it Keyrack can't tell keys apart");
    expect(button("Update 3 files")).toBeDefined();
  });

  it.each(["all", "each"] as const)("asks before it goes on unrecorded, told of %s", async (of) => {
    const keyrack = linked(...older);
    const unrecorded: AppError = { kind: "activity-not-recorded" };
    if (of === "all") keyrack.fail("updateLinkedFiles", unrecorded);
    else keyrack.updateFails = () => unrecorded;
    const { user } = await renderFiles(keyrack);
    await user.click(button("Update 3 files"));
    expect(screen.getByRole("alertdialog")).toBeDefined();
    keyrack.succeed("updateLinkedFiles");
    keyrack.updateFails = () => null;
    await user.click(button("Go on without the log"));
    expect(keyrack.callsOf("updateLinkedFiles")).toHaveLength(2);
    expect(fileRows().map((row) => row.textContent?.includes("Current"))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe("many linked files", () => {
  it("have a filter once there are more than eight", async () => {
    const { keyrack } = await renderFiles(linked(...many(8)));
    expect(screen.queryByRole("searchbox")).toBeNull();
    act(() => keyrack.changeApp({ linkedFiles: many(9) }));
    expect(screen.getByRole("searchbox", { name: "Filter files" })).toBeDefined();
  });

  it("are found by path, entry, key and connection, and all shown again", async () => {
    const { user } = await renderFiles(
      linked(...many(9), linkNumber(10, { path: "/home/åke/rates.yaml", entry: ["a", "Nyckel"] })),
    );
    for (const words of ["ÅKE", "a.nyckel", "rates ari post", "grand RATES"]) {
      await seek(words);
      expect(fileRows()).toEqual([rowOf("/home/åke/rates.yaml")]);
    }
    expect(pageText()).toContain("1 of 10 files");
    await seek("rates x");
    expect(pageText()).toContain("No linked file matches");
    await user.click(button("Show all files"));
    expect(fileRows()).toHaveLength(10);
  });

  it("are narrowed down to those that need attention", async () => {
    const { user } = await renderFiles(linked(...many(9), linkNumber(10, { status: missing })));
    await user.click(screen.getByLabelText("Needs attention"));
    expect(fileRows()).toEqual([rowOf("/srv/app10/.env")]);
  });

  it("are drawn 200 at first, and all when somebody asks for them", async () => {
    const { user } = await renderFiles(linked(...many(210)));
    expect(fileRows()).toHaveLength(200);
    expect(pageText()).toContain("210 of 210 files");
    await seek("app210");
    expect(fileRows()).toHaveLength(1);
    await seek("");
    await user.click(button("Show 10 more"));
    expect(fileRows()).toHaveLength(210);
  });
});
