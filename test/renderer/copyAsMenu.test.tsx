import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

const ariPost = "ari-post" as KeyId;
const { connectionId } = liveConnection;
/** The focus follows a menu that comes or goes with the next frame. */
const frameMs = 20;

async function renderMenu(change: Partial<AppState> = {}) {
  const keyrack = new FakeKeyrack(change);
  const app = await renderApp(keyrack);
  const open = () => app.user.click(button("ARI Post key: copy as…"));
  return { ...app, keyrack, open };
}

function items(): readonly string[] {
  return screen.queryAllByRole("menuitemradio").map((item) => item.textContent);
}

function item(name: string): HTMLElement {
  return screen.getByRole("menuitemradio", { name });
}

function preview(): string | null | undefined {
  return document.querySelector("pre")?.textContent;
}

describe("the menu of formats", () => {
  it("is there once it is opened, with what the platform's keys have a use in", async () => {
    const { open } = await renderMenu();
    expect(items()).toEqual([]);
    await open();
    expect(items()).toEqual([
      "The key alone",
      ".env line",
      "Shell export",
      "PowerShell variable",
      "JSON",
      "YAML",
      ".properties line",
      "INI line",
      "JSON for appsettings",
      "Message field",
      "Call with curl",
    ]);
    expect(item("The key alone").getAttribute("aria-checked")).toBe("true");
  });

  it("shows what is focused as it would be copied, and no secret", async () => {
    const { open, keyrack, user } = await renderMenu();
    await open();
    expect(preview()).toBe("plain ••••••••••••1f9c");
    await user.keyboard("{ArrowDown}");
    expect(preview()).toBe("dotenv ••••••••••••1f9c");
    const keys = [{ keyId: ariPost, maskedKey: "••••••••••••1f9c" }];
    expect(keyrack.callsOf("previewCopy").at(-1)?.request).toEqual({
      connectionId,
      keys,
      format: "dotenv",
    });
    expect(document.documentElement.innerHTML).not.toContain(keyrack.secretOf(ariPost));
    expect(keyrack.callsOf("copyKeysAs")).toEqual([]);
  });

  it("shows the newest, when an earlier preview comes late", async () => {
    const { open, keyrack, user } = await renderMenu();
    await open();
    const answer = keyrack.previewCopy;
    let letGo: () => void = () => undefined;
    keyrack.previewCopy = async (request) => {
      if (request.format === "dotenv") await new Promise<void>((resolve) => (letGo = resolve));
      return answer(request);
    };
    await user.keyboard("{ArrowDown}");
    expect(preview()).toBe("plain ••••••••••••1f9c");
    await user.keyboard("{ArrowDown}");
    expect(preview()).toBe("shell ••••••••••••1f9c");
    letGo();
    await pass(0);
    expect(preview()).toBe("shell ••••••••••••1f9c");
  });

  it("says in the preview why there is none", async () => {
    const { open, keyrack } = await renderMenu();
    keyrack.fail("previewCopy", { kind: "unreachable", host: "portal.example" });
    await open();
    expect(pageText()).toContain("No connection to portal.example.");
    expect(preview()).toBeUndefined();
  });

  it("copies what is chosen at once, says so, and gives the focus back", async () => {
    const { open, keyrack, user } = await renderMenu();
    await open();
    await user.click(item(".env line"));
    expect(keyrack.callsOf("copyKeysAs").map(({ request }) => request)).toEqual([
      { connectionId, keyIds: [ariPost], format: "dotenv" },
    ]);
    expect(pageText()).toContain(
      "ARI Post key copied as .env line. It is cleared from the clipboard in 30 s.",
    );
    expect(items()).toEqual([]);
    await pass(frameMs);
    expect(document.activeElement).toBe(button("ARI Post key: copy as…"));
  });

  it("says why the format has no way to write the key", async () => {
    const { open, keyrack, user } = await renderMenu();
    keyrack.fail("copyKeysAs", { kind: "format-refused" });
    await open();
    await user.click(item("INI line"));
    expect(pageText()).toContain("This format has no way to write that key. Nothing was copied.");
  });

  it("asks before it goes on unrecorded, and copies in the same format then", async () => {
    const { open, keyrack, user } = await renderMenu();
    keyrack.fail("copyKeysAs", { kind: "activity-not-recorded" });
    await open();
    await user.click(item("YAML"));
    keyrack.succeed("copyKeysAs");
    await user.click(button("Go on without the log"));
    expect(keyrack.callsOf("copyKeysAs").map(({ request }) => request)).toMatchObject([
      { format: "yaml" },
      { format: "yaml" },
    ]);
    expect(pageText()).toContain("ARI Post key copied as YAML.");
  });
});

describe("the menu by keyboard alone", () => {
  it("goes by arrows, first letters, Enter and Escape", async () => {
    const { keyrack, user } = await renderMenu();
    act(() => button("ARI Post key: copy as…").focus());
    await user.keyboard("{Enter}");
    await pass(frameMs);
    expect(document.activeElement).toBe(item("The key alone"));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(item("Shell export"));
    await user.keyboard("ca");
    expect(document.activeElement).toBe(item("Call with curl"));
    await user.keyboard("{Escape}");
    await pass(frameMs);
    expect(items()).toEqual([]);
    expect(keyrack.callsOf("copyKeysAs")).toEqual([]);
    expect(document.activeElement).toBe(button("ARI Post key: copy as…"));

    await user.keyboard("{Enter}");
    await pass(frameMs);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(keyrack.callsOf("copyKeysAs")).toHaveLength(1);
    expect(pageText()).toContain("ARI Post key copied as .env line.");
  });

  it("is reached from the row above by the arrows", async () => {
    const { user } = await renderMenu();
    act(() => button("ARI Read key: copy as…").focus());
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(button("ARI Post key: copy as…"));
  });

  it("says of its button that a menu comes, and when it is there", async () => {
    const { open } = await renderMenu();
    const opener = button("ARI Post key: copy as…");
    expect(opener.getAttribute("aria-haspopup")).toBe("menu");
    expect(opener.getAttribute("aria-expanded")).toBe("false");
    await open();
    expect(opener.getAttribute("aria-expanded")).toBe("true");
  });
});

describe("what was chosen", () => {
  it("is what Copy does with that key from then on, and no other", async () => {
    const { open, keyrack, user } = await renderMenu();
    await open();
    await user.click(item(".env line"));
    await user.click(button("Copy ARI Post key as .env line"));
    expect(keyrack.callsOf("copyKeysAs")).toHaveLength(2);
    expect(keyrack.callsOf("copyKey")).toEqual([]);
    await user.click(button("Copy ARI Read key"));
    expect(keyrack.callsOf("copyKey")).toHaveLength(1);
  });

  it("is marked in the menu, which opens on it", async () => {
    const copyChoices = [{ connectionId, keyId: ariPost, format: "yaml" }] as const;
    const { open } = await renderMenu({ copyChoices });
    expect(button("Copy ARI Post key as YAML").title).toBe("Copy to the clipboard as YAML");
    await open();
    expect(document.activeElement).toBe(item("YAML"));
    expect(item("YAML").getAttribute("aria-checked")).toBe("true");
    expect(preview()).toBe("yaml ••••••••••••1f9c");
  });

  it("gives way to the plain key, which main has to hear of", async () => {
    const copyChoices = [{ connectionId, keyId: ariPost, format: "yaml" }] as const;
    const { open, keyrack, user } = await renderMenu({ copyChoices });
    await open();
    await user.click(item("The key alone"));
    expect(keyrack.callsOf("copyKeysAs")[0]?.request).toMatchObject({ format: "plain" });
    expect(pageText()).toContain("ARI Post key copied. It is cleared");
    await user.click(button("Copy ARI Post key"));
    expect(keyrack.callsOf("copyKey")).toHaveLength(1);
  });

  it("is not done where the platform's keys have no use in it any more", async () => {
    const copyChoices = [{ connectionId, keyId: ariPost, format: "mcp" }] as const;
    const { user, keyrack } = await renderMenu({ copyChoices });
    await user.click(button("Copy ARI Post key"));
    expect(keyrack.callsOf("copyKey")).toHaveLength(1);
  });

  it("is one for all company keys of a connection", async () => {
    const copyChoices = [
      { connectionId: bokameraConnection.connectionId, keyId: null, format: "mcp" },
    ] as const;
    await renderMenu({
      connections: [bokameraConnection],
      selectedConnectionId: bokameraConnection.connectionId,
      copyChoices,
    });
    const names = [...document.querySelectorAll('[data-action="copy"]')].map(
      (element) => element.getAttribute("aria-label") ?? "",
    );
    expect(names.length).toBeGreaterThan(1);
    expect(names.every((name) => name.endsWith("as MCP server entry"))).toBe(true);
    expect(buttons("Copy")).toEqual([]);
  });
});
