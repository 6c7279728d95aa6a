import { createEvent, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyIdentification, KeyReference } from "../../shared/linkedFile.ts";
import { demoConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { fakeKeyReference } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { formerKey, renderFiles } from "./filesOnPage.ts";
import { button, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

function looked(...keys: readonly KeyReference[]): KeyIdentification {
  const found = keys.map((key) => ({ line: null, key }));
  return { state: "looked", found, notAsked: [] };
}

async function renderIdentifying(identification = looked(fakeKeyReference)) {
  const keyrack = new FakeKeyrack({ connections: [liveConnection, demoConnection] });
  keyrack.identification = identification;
  return renderFiles(keyrack);
}

function zone(): HTMLElement {
  return screen.getByRole("group", { name: "Which key is this?" });
}

function tool(): HTMLElement {
  return screen.getByRole("region", { name: "Which key is this?" });
}

/** As the browser tells of it; whoever reads what is in it is found out. */
function paste(target: Element): { readonly event: Event; readonly wasRead: () => boolean } {
  let reads = 0;
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", {
    get: () => {
      reads += 1;
      return null;
    },
  });
  fireEvent(target, event);
  return { event, wasRead: () => reads > 0 };
}

async function drop(files: readonly File[]): Promise<Event> {
  const event = createEvent.drop(zone(), {
    dataTransfer: {
      files,
      get items(): never {
        throw new Error("read");
      },
      getData: () => {
        throw new Error("read");
      },
    },
  });
  fireEvent(zone(), event);
  await pass(0);
  return event;
}

describe("looking at the clipboard", () => {
  it("has main look, and names the key with its environment", async () => {
    const { user, keyrack } = await renderIdentifying();
    await user.click(button("Look at the clipboard"));
    expect(keyrack.callsOf("identifyClipboard")).toHaveLength(1);
    expect(tool().textContent).toContain(
      "This is the ARI Post key of Grand Hotel. It is the current one.LIVE",
    );
  });

  it("says when a former key was replaced, where that is known", async () => {
    const { user, keyrack } = await renderIdentifying(looked(formerKey));
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain(
      "This is the ARI Post key of Grand Hotel, replaced on 11 Mar 2026.",
    );
    keyrack.identification = looked({ ...formerKey, replacedAt: null });
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain("of Grand Hotel, which was replaced.");
  });

  it("marks a key of the demo as one, whatever its environment", async () => {
    const { connectionId, name } = demoConnection;
    const key = { ...fakeKeyReference, connectionId, connectionName: name };
    const { user } = await renderIdentifying(looked(key));
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain("It is the current one.DEMO");
  });

  it("says when there is no text, or none that is a known key", async () => {
    const { user, keyrack } = await renderIdentifying({ state: "empty" });
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain("There is no text on the clipboard.");
    keyrack.identification = looked();
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain("No key that Keyrack knows.");
  });

  it("names the connections that could not be asked", async () => {
    const notAsked = [{ connectionName: "Fjällgården", error: "timed-out" }] as const;
    const { user } = await renderIdentifying({ state: "looked", found: [], notAsked });
    await user.click(button("Look at the clipboard"));
    expect(tool().textContent).toContain("Fjällgården could not be asked");
  });

  it("says why it did not work, and asks once at a time", async () => {
    const { user, keyrack } = await renderIdentifying();
    keyrack.fail("identifyClipboard", { kind: "keychain-unavailable" });
    keyrack.hold("identifyClipboard");
    await user.dblClick(button("Look at the clipboard"));
    expect(tool().textContent).toContain("Looking…");
    keyrack.release("identifyClipboard");
    await pass(0);
    expect(keyrack.callsOf("identifyClipboard")).toHaveLength(1);
    expect(within(tool()).getByRole("alert").textContent).toContain("can't tell keys apart");
  });

  it("asks before it goes on unrecorded", async () => {
    const { user, keyrack } = await renderIdentifying();
    keyrack.fail("identifyClipboard", { kind: "activity-not-recorded" });
    await user.click(button("Look at the clipboard"));
    expect(screen.getByRole("alertdialog")).toBeDefined();
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("identifyClipboard")).toHaveLength(1);
    expect(within(tool()).queryByRole("alert")).toBeNull();
  });
});

describe("pasting", () => {
  it.each(["Control", "Meta"])("has main look at %s+V, and pastes nothing", async (modifier) => {
    const { keyrack } = await renderIdentifying();
    zone().focus();
    const keys = { key: "v", ctrlKey: modifier === "Control", metaKey: modifier === "Meta" };
    const event = createEvent.keyDown(zone(), keys);
    fireEvent(zone(), event);
    await pass(0);
    expect(event.defaultPrevented).toBe(true);
    expect(keyrack.callsOf("identifyClipboard")).toHaveLength(1);
  });

  it("from the menu has main look, and the page never reads what is pasted", async () => {
    const { keyrack } = await renderIdentifying();
    for (const target of [zone(), button("Choose a file…")]) {
      const { event, wasRead } = paste(target);
      await pass(0);
      expect(event.defaultPrevented).toBe(true);
      expect(wasRead()).toBe(false);
    }
    expect(keyrack.callsOf("identifyClipboard")).toHaveLength(2);
  });

  it("elsewhere on the page does nothing", async () => {
    const { keyrack } = await renderIdentifying();
    const { event, wasRead } = paste(button("Choose a folder…"));
    await pass(0);
    expect(event.defaultPrevented).toBe(false);
    expect(wasRead()).toBe(false);
    expect(keyrack.callsOf("identifyClipboard")).toEqual([]);
  });

  it("needs the modifier and no other", async () => {
    const { keyrack } = await renderIdentifying();
    for (const keys of [{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }]) {
      fireEvent.keyDown(zone(), { key: "v", ...keys });
    }
    fireEvent.keyDown(zone(), { key: "c", ctrlKey: true });
    await pass(0);
    expect(keyrack.callsOf("identifyClipboard")).toEqual([]);
  });
});

describe("looking at a file", () => {
  it("has main ask for it, and keeps what was said when none is chosen", async () => {
    const { user, keyrack } = await renderIdentifying();
    await user.click(button("Look at the clipboard"));
    keyrack.identification = { state: "cancelled" };
    await user.click(button("Choose a file…"));
    expect(keyrack.callsOf("identifyFile")[0]?.request).toEqual({ path: null });
    expect(tool().textContent).toContain("It is the current one.");
  });

  it("names each key in it with its line", async () => {
    const found = [
      { line: 3, key: fakeKeyReference },
      { line: 1_204, key: formerKey },
    ];
    const { user } = await renderIdentifying({ state: "looked", found, notAsked: [] });
    await user.click(button("Choose a file…"));
    const said = within(tool())
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(said[0]).toContain("Line 3: This is the ARI Post key of Grand Hotel. It is the");
    expect(said[1]).toContain("Line 1,204: This is the ARI Post key of Grand Hotel, replaced on");
  });

  it("takes one that is dropped, by the path that the preload knows", async () => {
    const { keyrack } = await renderIdentifying();
    const over = createEvent.dragOver(zone(), { dataTransfer: { dropEffect: "none" } });
    fireEvent(zone(), over);
    expect(over.defaultPrevented).toBe(true);
    const event = await drop([new File(["x"], "rates.env")]);
    expect(event.defaultPrevented).toBe(true);
    expect(keyrack.callsOf("identifyFile")[0]?.request).toEqual({ path: "/dropped/rates.env" });
    expect(tool().textContent).toContain("It is the current one.");
  });

  it("takes no text that is dropped, nor reads it, and no file that is on no disk", async () => {
    const { keyrack } = await renderIdentifying();
    await drop([]);
    expect(tool().textContent).toContain("Only files from this computer can be looked at.");
    keyrack.pathOfFile = () => "";
    await drop([new File(["x"], "rates.env")]);
    expect(tool().textContent).toContain("Only files from this computer can be looked at.");
    expect(keyrack.callsOf("identifyFile")).toEqual([]);
  });

  it("takes one at a time", async () => {
    const { keyrack } = await renderIdentifying();
    await drop([new File(["x"], "a.env"), new File(["x"], "b.env")]);
    expect(tool().textContent).toContain("Drop one file at a time.");
    expect(keyrack.callsOf("identifyFile")).toEqual([]);
  });

  it("ignores what is dropped beside the place for it", async () => {
    const { keyrack } = await renderIdentifying();
    const heading = screen.getByRole("heading", { name: "Files" });
    const over = createEvent.dragOver(heading, { dataTransfer: { dropEffect: "none" } });
    fireEvent(heading, over);
    expect(over.defaultPrevented).toBe(false);
    expect(keyrack.callsOf("identifyFile")).toEqual([]);
    expect(pageText()).not.toContain("Only files from this computer");
  });
});
