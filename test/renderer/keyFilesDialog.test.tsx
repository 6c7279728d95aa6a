import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import type { LinkedFile, LinkId } from "../../shared/linkedFile.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { fakeCompanyRows } from "../fakes/fakeCompanyKeys.ts";
import { fakeKeyReference, fakeLink } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import {
  button,
  buttons,
  type Person,
  pageText,
  pass,
  renderApp,
  startOfTest,
  stopTheClock,
} from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

const title = "Files of ARI Post key";
const former = {
  ...fakeKeyReference,
  isCurrent: false,
  replacedAt: "2026-03-11T09:00:00.000Z",
} as typeof fakeKeyReference;
const drifted: LinkedFile = fakeLink({
  linkId: fakeId(501) as LinkId,
  path: "/srv/channel/config/settings.json",
  format: "json",
  entry: ["Bakuun", "PostKey"],
  status: { state: "drift", holds: { what: "key", key: former } },
  canUndo: false,
});

function filesDialog(): HTMLElement {
  return screen.getByRole("alertdialog", { name: title });
}

function items(): readonly HTMLElement[] {
  return within(filesDialog()).getAllByRole("listitem");
}

interface Opened {
  readonly keyrack: FakeKeyrack;
  readonly user: Person;
}

async function openFiles(linkedFiles: AppState["linkedFiles"]): Promise<Opened> {
  const keyrack = new FakeKeyrack({ linkedFiles });
  const { user } = await renderApp(keyrack);
  await user.click(button(title));
  return { keyrack, user };
}

describe("the row of a key", () => {
  it("tells how many files hold the key, and whether one calls for a look", async () => {
    const keyrack = new FakeKeyrack({ linkedFiles: [fakeLink(), drifted] });
    await renderApp(keyrack);
    expect(button(title).title).toBe("2 linked files. One holds something else.");
    expect(button(title).textContent).toBe("2!");
    expect(button("Files of ARI Read key").title).toBe("Write it to a config file");
    expect(button("Files of ARI Read key").textContent).toBe("");

    const gone = fakeLink({ status: { state: "missing-file" } });
    act(() => keyrack.changeApp({ linkedFiles: [gone] }));
    expect(button(title).title).toBe("1 linked file. One, or its entry, is gone.");
    act(() => keyrack.changeApp({ linkedFiles: [fakeLink()] }));
    expect(button(title).title).toBe("1 linked file");
    expect(button(title).textContent).toBe("1");
  });

  it("is reached by arrow keys like the other actions", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    button("Files of ARI Read key").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(button(title));
  });

  it("hides the key that is revealed before a dialog lies over it", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Read key"));
    const secret = keyrack.secretOf("ari-read" as KeyId);
    expect(pageText()).toContain(secret);
    await user.click(button(title));
    expect(pageText()).not.toContain(secret);
  });
});

describe("a company key's row", () => {
  it("has the files of the key with its ending and its date", async () => {
    const rows = fakeCompanyRows(startOfTest.getTime());
    const [row] = rows;
    if (row === undefined) throw new Error("no row");
    const key = {
      ...fakeKeyReference,
      connectionId: bokameraConnection.connectionId,
      keyId: null,
      group: null,
      access: null,
      name: null,
      maskedKey: row.maskedKey,
      created: row.created,
    };
    const older = { ...key, created: null };
    const keyrack = new FakeKeyrack({
      connections: [bokameraConnection],
      selectedConnectionId: bokameraConnection.connectionId,
      linkedFiles: [
        fakeLink({ key, path: "/srv/web/.env" }),
        fakeLink({ key: older, linkId: fakeId(502) as LinkId, path: "/srv/old/.env" }),
      ],
    });
    keyrack.companyRows = rows;
    const { user } = await renderApp(keyrack);
    const name = "Files of company key ending in 1f9c";
    expect(button(name).title).toBe("1 linked file");
    expect(button("Files of company key ending in c07e").textContent).toBe("");
    await user.click(button(name));
    const dialog = screen.getByRole("alertdialog", { name });
    expect(within(dialog).getByTitle("/srv/web/.env")).toBeDefined();
    expect(within(dialog).queryByTitle("/srv/old/.env")).toBeNull();
  });
});

describe("the files of a key", () => {
  it("say what linking is good for while there are none, and lead back to the row", async () => {
    const { user } = await openFiles([]);
    expect(filesDialog().textContent).toContain("Keyrack remembers where it went");
    expect(buttons("Check now")).toEqual([]);
    expect(document.activeElement).toBe(button("Write to a config file…"));
    await user.keyboard("{Escape}");
    await pass(50);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(document.activeElement).toBe(button(title));
  });

  it("say what each holds, where it is and when that was seen", async () => {
    const linkId = fakeId(502) as LinkId;
    await openFiles([fakeLink(), drifted, fakeLink({ linkId, status: { state: "missing-file" } })]);
    const [sound, drift, gone] = items().map(({ textContent }) => textContent);
    expect(sound).toContain(".env /srv/channel/BAKUUN_ARI_POST_KEYCurrent");
    expect(sound).toContain("Checked just now");
    expect(drift).toContain("settings.json");
    expect(drift).toContain("Bakuun.PostKey");
    expect(drift).toContain("Holds an older key");
    expect(drift).toContain("It holds the ARI Post key that was replaced on 11 Mar 2026.");
    expect(gone).toContain("File missing");
    expect(buttons("Write again… to settings.json, Bakuun.PostKey")).toHaveLength(1);
    expect(buttons("Write again… to .env, BAKUUN_ARI_POST_KEY")).toEqual([]);
  });

  it("are those of this key alone", async () => {
    const other = { ...fakeKeyReference, keyId: null };
    await openFiles([fakeLink(), { ...drifted, key: other }]);
    expect(items()).toHaveLength(1);
  });

  it("are checked now, these and no others", async () => {
    const { keyrack, user } = await openFiles([drifted]);
    await user.click(button("Check now"));
    expect(keyrack.callsOf("checkLinkedFiles")[0]?.request).toEqual({
      linkIds: [drifted.linkId],
    });
    expect(items()[0]?.textContent).toContain("Current");
    expect(within(filesDialog()).getByRole("status").textContent).toBe("The files were checked.");
  });

  it("follow a change on the disk while they are looked at", async () => {
    const { keyrack } = await openFiles([fakeLink()]);
    const status: LinkedFile["status"] = { state: "missing-entry" };
    act(() => keyrack.changeApp({ linkedFiles: [fakeLink({ status })] }));
    expect(items()[0]?.textContent).toContain("Entry missing");
  });

  it("are put back to what they were before the write, which is said", async () => {
    const { keyrack, user } = await openFiles([fakeLink()]);
    await user.click(button("Undo this write to .env, BAKUUN_ARI_POST_KEY"));
    const { linkId } = fakeLink();
    expect(keyrack.callsOf("undoFileWrite")[0]?.request).toEqual({ linkId });
    expect(filesDialog().textContent).toContain(".env is as it was before the write.");
  });

  it("can't be put back without a backup", async () => {
    await openFiles([drifted]);
    expect(buttons("Undo this write to settings.json, Bakuun.PostKey")).toEqual([]);
  });

  it("are let go, which leaves the file as it is; the focus stays in the dialog", async () => {
    const { keyrack, user } = await openFiles([fakeLink()]);
    act(() => button("Unlink .env, BAKUUN_ARI_POST_KEY").focus());
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("unlinkFile")).toHaveLength(1);
    expect(filesDialog().textContent).toContain(".env is no longer linked.");
    expect(filesDialog().contains(document.activeElement)).toBe(true);
  });

  it("say why something did not work, in place", async () => {
    const { keyrack, user } = await openFiles([fakeLink()]);
    keyrack.fail("undoFileWrite", { kind: "config-file-refused", problem: "changed" });
    await user.click(button("Undo this write to .env, BAKUUN_ARI_POST_KEY"));
    expect(within(filesDialog()).getByRole("alert").textContent).toContain(
      "The file has changed since you looked at it.",
    );
    expect(items()).toHaveLength(1);
  });

  it("are asked for one thing at a time", async () => {
    const { keyrack, user } = await openFiles([fakeLink()]);
    keyrack.hold("undoFileWrite");
    // Both before the page is drawn again.
    act(() => {
      button("Undo this write to .env, BAKUUN_ARI_POST_KEY").click();
      button("Undo this write to .env, BAKUUN_ARI_POST_KEY").click();
    });
    await user.click(button("Unlink .env, BAKUUN_ARI_POST_KEY"));
    expect(keyrack.callsOf("undoFileWrite")).toHaveLength(1);
    expect(keyrack.callsOf("unlinkFile")).toEqual([]);
    keyrack.release("undoFileWrite");
    await pass(0);
  });

  it("are told in Swedish", async () => {
    const keyrack = new FakeKeyrack({ linkedFiles: [drifted], language: "sv", locale: "sv" });
    const { user } = await renderApp(keyrack);
    const name = "Filer med Post-nyckeln för ARI";
    await user.click(button(name));
    const dialog = screen.getByRole("alertdialog", { name });
    expect(dialog.textContent).toContain("Den har Post-nyckeln för ARI som ersattes 11 mars 2026.");
  });
});
