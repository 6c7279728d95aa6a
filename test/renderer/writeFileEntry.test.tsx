import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FileId } from "../../shared/linkedFile.ts";
import { fakeConfigFile, fakeKeyReference } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { button, pass, renderApp, stopTheClock } from "./renderApp.tsx";
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

/** By roles it would take seconds. */
function radioCount(): number {
  return document.querySelectorAll("input[type=radio]").length;
}

describe("a file that was chosen", () => {
  it("has its entries by name with what they hold, never a value", async () => {
    const readKey = { ...fakeKeyReference, name: "Read", keyId: null };
    await chooseFile({
      file: fakeConfigFile({
        entries: [
          { entry: ["DATABASE_URL"], isEmpty: false, holds: null },
          { entry: ["BAKUUN_ARI_POST_KEY"], isEmpty: true, holds: null },
          { entry: ["BAKUUN_ARI_READ_KEY"], isEmpty: false, holds: readKey },
        ],
      }),
    });
    expect(radio("DATABASE_URL has a value").checked).toBe(false);
    expect(radio("BAKUUN_ARI_READ_KEY holds the ARI Read key").checked).toBe(false);
    expect(radio("BAKUUN_ARI_POST_KEY empty").checked).toBe(true);
    expect(document.activeElement).toBe(radio("BAKUUN_ARI_POST_KEY empty"));
    expect(within(writeDialog()).getByTitle("/srv/channel/.env")).toBeDefined();
  });

  it("shows what would change, line by line, with a sign and a word for each", async () => {
    await chooseFile();
    const diff = screen.getByRole("region", { name: "What changes, with every value masked" });
    const lines = within(diff).getAllByRole("listitem");
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      "1 DATABASE_URL=••••••••",
      "2−removed: BAKUUN_ARI_POST_KEY=",
      "2+added: BAKUUN_ARI_POST_KEY=••••••••••••1f9c",
    ]);
  });

  it("is not written before another one is chosen, nor when none is", async () => {
    const { keyrack, user } = await chooseFile();
    keyrack.chosenFile = null;
    await user.click(button("Choose another file…"));
    expect(within(writeDialog()).getByTitle("/srv/channel/.env")).toBeDefined();
    keyrack.chosenFile = fakeConfigFile({ fileId: fakeId(601) as FileId, path: "/srv/b.json" });
    await user.click(button("Choose another file…"));
    expect(within(writeDialog()).getByTitle("/srv/b.json")).toBeDefined();
    expect(keyrack.callsOf("writeFile")).toEqual([]);
  });

  it("leaves the list as it was when the person chooses none", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.chosenFile = null;
    const { user } = await renderApp(keyrack);
    await user.click(button(filesTitle));
    await user.click(button("Write to a config file…"));
    expect(filesDialog()).toBeDefined();
    expect(screen.queryByRole("alert")?.textContent ?? "").toBe("");
  });

  it("is told to be unusable where it is, with what to do", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("chooseConfigFile", { kind: "config-file-refused", problem: "too-large" });
    const { user } = await renderApp(keyrack);
    await user.click(button(filesTitle));
    await user.click(button("Write to a config file…"));
    const dialog = filesDialog();
    expect(within(dialog).getByRole("alert").textContent).toContain("larger than 5 MB");
  });

  it("brings its warnings, and those of the change", async () => {
    await chooseFile({
      arrange: (keyrack) => {
        keyrack.filePreview = { warnings: ["git-tracked", "readable-by-others", "no-undo"] };
      },
    });
    expect(writeDialog().textContent).toContain("Git tracks this file");
    expect(writeDialog().textContent).toContain("Others on this computer can read this file.");
    expect(writeDialog().textContent).toContain("this write can't be undone");
  });
});

describe("the entry", () => {
  it("is looked up anew when another one is chosen", async () => {
    const { keyrack, user } = await chooseFile();
    await user.click(radio("DATABASE_URL has a value"));
    expect(button("Write").getAttribute("aria-disabled")).toBe("true");
    await user.click(button("Write"));
    expect(keyrack.callsOf("writeFile")).toEqual([]);
    await pass(settledMs);
    expect(keyrack.callsOf("previewFileWrite").map(({ request }) => request)).toEqual([
      expect.objectContaining({ entry: ["BAKUUN_ARI_POST_KEY"], keyId: "ari-post" }),
      expect.objectContaining({ entry: ["DATABASE_URL"], keyId: "ari-post" }),
    ]);
    expect(button("Write").getAttribute("aria-disabled")).toBeNull();
  });

  it("is a new one by its name, looked up once when the typing is over", async () => {
    const { keyrack, user } = await chooseFile({
      file: fakeConfigFile({ path: "/srv/app.json", format: "json", entries: [] }),
    });
    expect(radio("New entry").checked).toBe(true);
    expect(nameField().value).toBe("BAKUUN_ARI_POST_KEY");
    await user.type(nameField(), ".Live", { initialSelectionStart: 19 });
    await pass(settledMs);
    const asked = keyrack.callsOf("previewFileWrite").map(({ request }) => request);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(expect.objectContaining({ entry: ["BAKUUN_ARI_POST_KEY", "Live"] }));
    expect(writeDialog().textContent).toContain("A dot leads one level down");
  });

  it("is new as soon as a name is typed for it", async () => {
    const { user } = await chooseFile();
    await user.type(nameField(), "_2");
    expect(radio("New entry").checked).toBe(true);
  });

  it("has to have a name", async () => {
    const { keyrack, user } = await chooseFile({ file: fakeConfigFile({ entries: [] }) });
    await user.type(nameField(), "{Backspace}", {
      initialSelectionStart: 0,
      initialSelectionEnd: 99,
    });
    await pass(settledMs);
    expect(writeDialog().textContent).toContain("Give the new entry a name.");
    expect(button("Write").hasAttribute("disabled")).toBe(true);
    expect(keyrack.callsOf("previewFileWrite")).toHaveLength(1);
  });

  it("is found by a filter where there are many; Escape empties that first", async () => {
    const entries = Array.from({ length: 120 }, (_, at) => ({
      entry: [`ENTRY_${at}`],
      isEmpty: false,
      holds: null,
    }));
    const { user } = await chooseFile({ file: fakeConfigFile({ entries }) });
    expect(writeDialog().textContent).toContain("20 entries more: filter to see them.");
    await user.type(screen.getByLabelText("Filter entries"), "y_119");
    expect(radioCount()).toBe(2);
    await user.keyboard("{Escape}");
    expect(radioCount()).toBe(101);
  });

  it("is not shown by an answer about another one that comes too late", async () => {
    const { keyrack, user } = await chooseFile();
    const preview = keyrack.previewFileWrite;
    keyrack.previewFileWrite = async (request) => {
      const answer = await preview(request);
      const isSlow = request.entry[0] === "DATABASE_URL";
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 2_000));
      return answer;
    };
    await user.click(radio("DATABASE_URL has a value"));
    await pass(settledMs);
    await user.click(radio("BAKUUN_ARI_READ_KEY has a value"));
    await pass(settledMs);
    expect(writeDialog().textContent).toContain("added: BAKUUN_ARI_READ_KEY=");
    await pass(2_000);
    expect(writeDialog().textContent).toContain("added: BAKUUN_ARI_READ_KEY=");
    expect(button("Write").getAttribute("aria-disabled")).toBeNull();
  });
});
