import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import { ok } from "../../shared/result.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { ago, changeRow, renderAsked, renderPlainlyAsked, statusesOf } from "./refreshOnPage.tsx";
import { button, buttons, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const dayMs = 86_400_000;

describe("the look at the key first", () => {
  it("shows what the list has meanwhile, and offers no Refresh", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("prepareRefresh");
    const { dialog } = await renderAsked(keyrack);
    expect(keyrack.callsOf("prepareRefresh")[0]?.request).toEqual({
      connectionId: "connection-live",
      keys: [{ keyId: "ari-post", version: "ari-Post-1" }],
      resumes: null,
    });
    expect(dialog.textContent).toContain("••••••••••••1f9c");
    expect(button("Checking the key…").getAttribute("aria-disabled")).toBe("true");
    expect(buttons("Refresh key")).toEqual([]);
    keyrack.release("prepareRefresh");
    await pass(0);
    expect(button("Refresh key")).toBeDefined();
    expect(document.activeElement).toBe(button("Cancel"));
  });

  it("is read aloud, and that it is over, with what comes next", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("prepareRefresh");
    const { dialog } = await renderAsked(keyrack);
    const [region] = dialog.querySelectorAll("[role=status]");
    expect(statusesOf(dialog)).toEqual(["Checking the key…"]);
    keyrack.release("prepareRefresh");
    await pass(0);
    expect(region?.isConnected).toBe(true);
    expect(statusesOf(dialog)).toEqual(["Ready. Type ARI POST to confirm."]);
  });

  it("is over with no more than that where nothing has to be typed", async () => {
    const { dialog } = await renderPlainlyAsked();
    expect(statusesOf(dialog)).toEqual(["Ready."]);
  });

  it("brings the last use that the list did not know of yet", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("prepareRefresh");
    const { dialog } = await renderAsked(keyrack, "Mapping Post key");
    changeRow(keyrack, "mapping-post", { lastUsed: ago(120_000) });
    expect(dialog.textContent).not.toContain("something is using this key now");
    keyrack.release("prepareRefresh");
    await pass(0);
    expect(dialog.textContent).toContain("Used 2 minutes ago: something is using this key now");
  });

  it("goes by the platform's clock where this computer's is a day ahead", async () => {
    const keyrack = new FakeKeyrack();
    changeRow(keyrack, "ari-post", { lastUsed: ago(dayMs + 180_000) });
    const { prepareRefresh } = keyrack;
    keyrack.prepareRefresh = async (request) => {
      const answer = await prepareRefresh(request);
      if (!answer.ok || answer.value.state !== "ready") return answer;
      const keys = answer.value.keys.map((key) => ({ ...key, usedMsAgo: 180_000 }));
      return ok({ ...answer.value, keys });
    };
    const { dialog } = await renderAsked(keyrack);
    expect(dialog.textContent).toContain("Used 3 minutes ago: something is using this key now");
    await pass(60_000);
    expect(dialog.textContent).toContain("Used 4 minutes ago");
  });

  it("tells the exact time where no clock says how long ago that was", async () => {
    const keyrack = new FakeKeyrack();
    const { prepareRefresh } = keyrack;
    keyrack.prepareRefresh = async (request) => {
      const answer = await prepareRefresh(request);
      if (!answer.ok || answer.value.state !== "ready") return answer;
      return ok({
        ...answer.value,
        keys: answer.value.keys.map((key) => ({ ...key, usedMsAgo: null })),
      });
    };
    const { dialog } = await renderAsked(keyrack);
    expect(dialog.textContent).toMatch(/Last used12 March 2026 at \d\d:57:00/);
    expect(dialog.textContent).not.toContain("ago");
  });

  it("says so when somebody else was faster, and when, and only closes", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("prepareRefresh");
    const { user, dialog } = await renderAsked(keyrack);
    changeRow(keyrack, "ari-post", {
      version: "theirs",
      created: "2026-03-12T13:40:00.000Z" as Instant,
    });
    keyrack.release("prepareRefresh");
    await pass(0);
    expect(dialog.textContent).toMatch(
      /ARI Post key was refreshed elsewhere on 12 Mar 2026, \d\d:40\. Copies of the old key no longer work\./,
    );
    expect(buttons("Refresh key")).toEqual([]);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
    expect(document.activeElement).toBe(button("Close"));
    await user.click(button("Close"));
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
  });

  it("offers no Refresh when it fails, but another try", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("prepareRefresh", { kind: "unreachable", host: "portal.example" });
    const { user, dialog } = await renderAsked(keyrack);
    expect(dialog.textContent).toContain("The key can't be checked now");
    expect(dialog.textContent).toContain("No connection to portal.example.");
    expect(buttons("Refresh key")).toEqual([]);
    keyrack.succeed("prepareRefresh");
    await user.click(button("Try again"));
    expect(button("Refresh key")).toBeDefined();
    expect(dialog.textContent).not.toContain("portal.example");
    expect(document.activeElement).toBe(button("Cancel"));
  });

  it("offers no other try to whom the platform gives no right", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("prepareRefresh", { kind: "forbidden" });
    await renderAsked(keyrack);
    expect(buttons("Try again")).toEqual([]);
    expect(button("Close")).toBeDefined();
  });

  it("does not leave it at that when main itself is gone", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.prepareRefresh = () => Promise.reject(new Error("gone"));
    await renderAsked(keyrack);
    expect(button("Try again")).toBeDefined();
  });

  it("says that the new key would be with the platform only, without a keychain", async () => {
    const { dialog } = await renderAsked(
      new FakeKeyrack({ keychain: { state: "unavailable", reason: "no-answer" } }),
    );
    expect(dialog.textContent).toContain("Bakuun has it; Reveal and Copy fetch it from there.");
  });
});
