import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FolderScan } from "../../shared/linkedFile.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { fakeKeyReference } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeFinding, fakeScan, formerKey, renderFiles, sidebarItem } from "./filesOnPage.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const running = fakeScan({ state: "running", files: 400, bytes: 2_600_000 });

async function renderScan(scan: FolderScan) {
  const keyrack = new FakeKeyrack();
  keyrack.scan = scan;
  return renderFiles(keyrack);
}

function result(): HTMLElement {
  return screen.getByRole("region", { name: "Keys found in files" });
}

function items(): readonly HTMLElement[] {
  return within(screen.getByRole("list", { name: "Findings" })).getAllByRole("listitem");
}

function boxes(): readonly boolean[] {
  return [...result().querySelectorAll<HTMLInputElement>("li input")].map(({ checked }) => checked);
}

describe("scanning a folder", () => {
  it("begins with the folder that main asks for, and changes nothing without one", async () => {
    const { user, keyrack } = await renderScan({ state: "none" });
    keyrack.hold("scanFolder");
    await user.click(button("Choose a folder…"));
    expect(button("Choose a folder…").getAttribute("aria-disabled")).toBe("true");
    await user.click(button("Choose a folder…"));
    keyrack.release("scanFolder");
    await pass(0);
    expect(keyrack.callsOf("scanFolder")).toHaveLength(1);
    expect(screen.queryByRole("region", { name: "Keys found in files" })).toBeNull();
    keyrack.scan = running;
    await user.click(button("Choose a folder…"));
    expect(pageText()).toContain("Scanning /srv");
  });

  it("shows how far it is as main tells, and says aloud only that it goes on", async () => {
    const { keyrack } = await renderScan(running);
    expect(pageText()).toContain("400 files, 3 MB: no key yet");
    const findings = [fakeFinding(1), fakeFinding(2)];
    act(() => keyrack.changeScan({ ...running, files: 4_000, bytes: 900_000_000, findings }));
    expect(pageText()).toContain("4,000 files, 900 MB: 2 keys found");
    expect(items()).toHaveLength(2);
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
    expect(said()).toContain("Scanning /srv");
    act(() => keyrack.changeScan(fakeScan({ findings })));
    expect(said()).toContain("2 known keys found in 9,812 files, 1,023 MB, of /srv.");
  });

  it("is stopped, and says that the rest was not looked into; the focus stays", async () => {
    const { user, keyrack } = await renderScan(running);
    keyrack.scan = { ...running, state: "cancelled" };
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("cancelFolderScan")).toHaveLength(1);
    expect(pageText()).toContain(
      "Stopped after 400 files, 3 MB, of /srv: the rest was not looked into.",
    );
    expect(document.activeElement?.textContent).toBe("Scan a folder");
    expect(button("Choose another folder…")).toBeDefined();
  });

  it("says that it broke off", async () => {
    await renderScan({ ...running, state: "failed" });
    expect(pageText()).toContain("The scan of /srv broke off after 400 files");
  });

  it("is as main has it for whoever comes back to the page", async () => {
    const { user, keyrack } = await renderScan({ state: "none" });
    await user.click(button("Activity"));
    act(() => keyrack.changeScan(running));
    act(() => keyrack.changeScan(fakeScan({ findings: [fakeFinding(1)] })));
    await user.click(sidebarItem("Files"));
    expect(items()).toHaveLength(1);
  });

  it("believes an event rather than an answer that comes after it and is older", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("getFolderScan");
    await renderFiles(keyrack);
    act(() => keyrack.changeScan(running));
    keyrack.scan = { state: "none" };
    keyrack.release("getFolderScan");
    await pass(0);
    expect(pageText()).toContain("Scanning /srv");
  });

  it("says why it could not begin", async () => {
    const { user, keyrack } = await renderScan({ state: "none" });
    keyrack.fail("scanFolder", { kind: "keychain-unavailable" });
    await user.click(button("Choose a folder…"));
    expect(pageText()).toContain("without it Keyrack can't tell keys apart");
  });

  it("says in full when nothing was found, and what was passed over", async () => {
    const skipped = { binary: 12, large: 1, folder: 2, "not-readable": 0 };
    await renderScan(fakeScan({ skipped }));
    expect(result().textContent).toContain("No known key in 9,812 files, 1,023 MB, of /srv.");
    expect(result().textContent).toContain("Looked for 12 keys, present and former.");
    expect(result().textContent).toContain(
      "Passed over: 12 that are no text, 1 that is too large and 2 folders such as .git.",
    );
    expect(buttons("Link 0 files")).toEqual([]);
  });

  it("names the connections whose present keys could not be asked for", async () => {
    const notAsked = [{ connectionName: "Fjällgården", error: "signed-out" }] as const;
    await renderScan(fakeScan({ notAsked }));
    expect(result().textContent).toContain("Not everything could be looked for");
    expect(result().textContent).toContain(
      "Fjällgården could not be asked for its present keys (signed out)",
    );
  });
});

describe("what a scan has found", () => {
  const company = {
    ...fakeKeyReference,
    ...{ connectionId: bokameraConnection.connectionId, connectionName: bokameraConnection.name },
    ...{ keyId: null, group: null, access: null, name: null },
  };
  const findings = [
    fakeFinding(1),
    fakeFinding(2, { key: formerKey }),
    fakeFinding(3, { entry: null, format: null }),
    fakeFinding(4, { entry: null }),
    fakeFinding(5, { isLinked: true }),
    fakeFinding(6, { key: company }),
  ];

  it("stands with its place and its key", async () => {
    await renderScan(fakeScan({ findings }));
    const [current, former, , , , ofCompany] = items().map(({ textContent }) => textContent);
    expect(current).toContain("BAKUUN_ARI_POST_KEY line 1");
    expect(current).toContain("ARI Post key, Grand Hotel · current");
    expect(former).toContain("ARI Post key, Grand Hotel · replaced on 11 Mar 2026");
    expect(ofCompany).toContain("company key ending in 1f9c, Fjällgården · current");
    expect(items()[0]?.querySelector('[title="/srv/app1/.env"]')).not.toBeNull();
  });

  it("can be linked where a key stands alone in an entry, current ones by default", async () => {
    await renderScan(fakeScan({ findings }));
    expect(boxes()).toEqual([true, false, true]);
    const [, , noFormat, noEntry, linked] = items().map(({ textContent }) => textContent);
    expect(noFormat).toContain("Can't be linked: its format is not known");
    expect(noEntry).toContain("Can't be linked: not the whole value of an entry");
    expect(linked).toContain("Linked");
  });

  it("is linked as it is chosen, and the boxes go", async () => {
    const { user, keyrack } = await renderScan(fakeScan({ findings }));
    await user.click(button("Link 2 files"));
    expect(keyrack.callsOf("linkFindings")[0]?.request).toEqual({
      findingIds: [fakeFinding(1).findingId, fakeFinding(6).findingId],
    });
    expect(pageText()).toContain("2 files linked.");
    expect(boxes()).toEqual([false]);
    expect(screen.getAllByRole("table")).toHaveLength(2);
    await user.click(screen.getByLabelText(/app2/));
    await user.click(button("Link 1 file"));
    expect(boxes()).toEqual([]);
    expect(document.activeElement?.textContent).toBe("Keys found in files");
  });

  it("is chosen at once, or not at all", async () => {
    const { user, keyrack } = await renderScan(fakeScan({ findings }));
    await user.click(screen.getByLabelText("All that can be linked"));
    expect(boxes()).toEqual([true, true, true]);
    await user.click(screen.getByLabelText("All that can be linked"));
    expect(boxes()).toEqual([false, false, false]);
    await user.click(button("Link 0 files"));
    expect(keyrack.callsOf("linkFindings")).toEqual([]);
  });

  it("counts a file with two of them once", async () => {
    const { path } = fakeFinding(1);
    await renderScan(fakeScan({ findings: [fakeFinding(1), fakeFinding(2, { path })] }));
    expect(button("Link 1 file")).toBeDefined();
  });

  it("stays to be linked with the reason when it was not", async () => {
    const { user, keyrack } = await renderScan(fakeScan({ findings }));
    keyrack.fail("linkFindings", { kind: "too-many-links" });
    await user.click(button("Link 2 files"));
    expect(result().textContent).toContain("Nothing was linked");
    expect(result().textContent).toContain("There are 1,000 linked files");
    expect(button("Link 2 files")).toBeDefined();
  });

  it("is drawn 200 at first, links all the same, and says what is not at hand", async () => {
    const all = Array.from({ length: 210 }, (_, at) => fakeFinding(at + 1));
    const { user } = await renderScan(fakeScan({ findings: all, findingsLeftOut: 5 }));
    expect(boxes()).toHaveLength(200);
    expect(result().textContent).toContain("215 known keys found");
    expect(result().textContent).toContain("5 more were found than Keyrack shows at once.");
    expect(button("Link 210 files")).toBeDefined();
    await user.click(button("Show 10 more"));
    expect(boxes()).toHaveLength(210);
  });
});
