import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { FileId, LinkedFile } from "../../shared/linkedFile.ts";
import { fakeConfigFile, fakeLink } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { button, buttons, pass, renderApp, stopTheClock } from "./renderApp.tsx";
import {
  chooseFile,
  filesDialog,
  filesTitle,
  nameField,
  radio,
  settledMs,
  writeDialog,
} from "./writeFileOnPage.ts";

stopTheClock();

describe("writing", () => {
  it("writes what was shown, says so, and has the file in the list with Undo", async () => {
    const { keyrack, user } = await chooseFile();
    await user.click(button("Write"));
    expect(keyrack.callsOf("writeFile")[0]?.request).toEqual({
      writeId: fakeId(700),
      isSlotConfirmed: false,
    });
    const dialog = filesDialog();
    expect(within(dialog).getByRole("status").textContent).toBe("Written to .env.");
    expect(within(dialog).getByRole("listitem").textContent).toContain("Current");
    expect(button("Undo this write to .env, BAKUUN_ARI_POST_KEY")).toBeDefined();
    expect(dialog.contains(document.activeElement)).toBe(true);
    await user.keyboard("{Escape}");
    await pass(50);
    expect(document.activeElement).toBe(button(filesTitle));
  });

  it("writes once for a double press, and can't be left meanwhile", async () => {
    const { keyrack, user } = await chooseFile();
    keyrack.hold("writeFile");
    await user.dblClick(button("Write"));
    await user.keyboard("{Escape}");
    expect(writeDialog()).toBeDefined();
    keyrack.release("writeFile");
    await pass(0);
    expect(keyrack.callsOf("writeFile")).toHaveLength(1);
  });

  it("is given up by Escape or Cancel, and nothing is written", async () => {
    const { keyrack, user } = await chooseFile();
    await user.keyboard("{Escape}");
    expect(filesDialog()).toBeDefined();
    await user.click(button("Write to a config file…"));
    await user.click(button("Cancel"));
    expect(filesDialog()).toBeDefined();
    expect(keyrack.callsOf("writeFile")).toEqual([]);
  });

  it("only links an entry that holds the key already", async () => {
    const { keyrack, user } = await chooseFile({
      arrange: (keyrack) => {
        keyrack.filePreview = { isUnchanged: true, diff: [] };
      },
    });
    expect(writeDialog().textContent).toContain("This entry holds the key already.");
    expect(buttons("Write")).toEqual([]);
    await user.click(button("Link"));
    expect(keyrack.callsOf("writeFile")).toHaveLength(1);
    expect(filesDialog().textContent).toContain(".env is linked. It held the key already.");
  });

  it("asks first where the entry is named like another key's, and anew for another entry", async () => {
    const { keyrack, user } = await chooseFile({
      arrange: (keyrack) => {
        keyrack.filePreview = { conflicts: [{ aspect: "access", says: "READ", is: "post" }] };
      },
    });
    expect(writeDialog().textContent).toContain(
      "This place is named like one for a Read key, and this is the ARI Post key.",
    );
    expect(button("Write").hasAttribute("disabled")).toBe(true);
    const tick = () => screen.getByLabelText("Write the ARI Post key there all the same");
    await user.click(tick());
    expect(button("Write").hasAttribute("disabled")).toBe(false);
    await user.click(radio("DATABASE_URL has a value"));
    await pass(settledMs);
    expect(button("Write").hasAttribute("disabled")).toBe(true);
    await user.click(tick());
    await user.click(button("Write"));
    expect(keyrack.callsOf("writeFile")[0]?.request).toEqual({
      writeId: fakeId(700),
      isSlotConfirmed: true,
    });
  });
});

describe("a write that does not come off", () => {
  it("says that the file has changed, and looks at the change once more", async () => {
    const { keyrack, user } = await chooseFile();
    keyrack.fail("writeFile", { kind: "config-file-refused", problem: "changed" });
    await user.click(button("Write"));
    expect(within(writeDialog()).getByRole("alert").textContent).toContain(
      "The file has changed since you looked at it. Nothing was written.",
    );
    await pass(settledMs);
    expect(keyrack.callsOf("previewFileWrite")).toHaveLength(2);
    keyrack.succeed("writeFile");
    await user.click(button("Write"));
    expect(filesDialog()).toBeDefined();
  });

  it("offers to choose the file again once the choice has expired", async () => {
    const { keyrack, user } = await chooseFile();
    keyrack.fail("writeFile", { kind: "file-choice-expired" });
    await user.click(button("Write"));
    expect(within(writeDialog()).getByRole("alert").textContent).toContain(
      "Choose the file once more.",
    );
    expect(buttons("Write")).toEqual([]);
    keyrack.succeed("writeFile");
    keyrack.chosenFile = fakeConfigFile({ fileId: fakeId(601) as FileId });
    await user.click(button("Choose the file again…"));
    await pass(0);
    await user.click(button("Write"));
    expect(filesDialog()).toBeDefined();
  });

  it("says why there is nothing to see, and tries again", async () => {
    const { keyrack, user } = await chooseFile({
      arrange: (keyrack) => keyrack.fail("previewFileWrite", { kind: "key-not-found" }),
    });
    expect(within(writeDialog()).getByRole("alert").textContent).toContain(
      "The server no longer knows this key.",
    );
    expect(buttons("Write")).toEqual([]);
    keyrack.succeed("previewFileWrite");
    await user.click(button("Try again"));
    await pass(settledMs);
    expect(button("Write").hasAttribute("disabled")).toBe(false);
  });

  it("is asked about first where the log can't be written", async () => {
    const { keyrack, user } = await chooseFile();
    keyrack.fail("writeFile", { kind: "activity-not-recorded" });
    await user.click(button("Write"));
    const question = "This can't be written to the activity log";
    expect(screen.getByRole("alertdialog", { name: question })).toBeDefined();
    keyrack.succeed("writeFile");
    await user.click(button("Go on without the log"));
    expect(keyrack.callsOf("writeFile")).toHaveLength(2);
    expect(filesDialog()).toBeDefined();
  });
});

describe("a file that drifts", () => {
  const gone: LinkedFile = fakeLink({
    entry: ["OLD_POST_KEY"],
    status: { state: "missing-entry" },
  });

  it("is written again into the entry that it is linked by, the missing one, too", async () => {
    const keyrack = new FakeKeyrack({ linkedFiles: [gone] });
    const { user } = await renderApp(keyrack);
    await user.click(button(filesTitle));
    await user.click(button("Write again… to .env, OLD_POST_KEY"));
    await pass(0);
    expect(keyrack.callsOf("openLinkedFile")[0]?.request).toEqual({ linkId: gone.linkId });
    expect(keyrack.callsOf("chooseConfigFile")).toEqual([]);
    expect(nameField().value).toBe("OLD_POST_KEY");
    expect(keyrack.callsOf("previewFileWrite")[0]?.request).toEqual(
      expect.objectContaining({ entry: ["OLD_POST_KEY"] }),
    );
  });

  it("says why it can't be opened", async () => {
    const keyrack = new FakeKeyrack({ linkedFiles: [gone] });
    keyrack.fail("openLinkedFile", { kind: "config-file-refused", problem: "not-parseable" });
    const { user } = await renderApp(keyrack);
    await user.click(button(filesTitle));
    await user.click(button("Write again… to .env, OLD_POST_KEY"));
    const dialog = filesDialog();
    expect(within(dialog).getByRole("alert").textContent).toContain(
      "The file is not in the format that its name says",
    );
  });
});

describe("a key on its way to a file", () => {
  it("is nowhere in the page, in no request, and is asked for by no reveal", async () => {
    const { keyrack, user } = await chooseFile();
    await user.click(button("Write"));
    const secret = keyrack.secretOf("ari-post" as KeyId);
    expect(document.documentElement.innerHTML).not.toContain(secret);
    expect(JSON.stringify(keyrack.calls)).not.toContain(secret);
    expect(keyrack.callsOf("revealKey")).toEqual([]);
  });
});
