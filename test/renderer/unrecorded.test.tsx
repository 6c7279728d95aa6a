import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { confirm, renderAsked } from "./refreshOnPage.tsx";
import {
  button,
  buttons,
  type Person,
  pageText,
  pass,
  renderApp,
  stopTheClock,
} from "./renderApp.tsx";

stopTheClock();

const secretKey = "ari-post" as KeyId;
const title = "This can't be written to the activity log";

/** A main process whose log can't be written: as it does, until the user accepts that. */
class UnrecordingKeyrack extends FakeKeyrack {
  static readonly written = ["revealKey", "copyKey", "setProtection", "setPassphrase"] as const;

  constructor(app: Partial<AppState> = {}) {
    super(app);
    for (const call of UnrecordingKeyrack.written) {
      this.fail(call, { kind: "activity-not-recorded" });
    }
  }

  override acceptUnrecorded = () =>
    this.answer("acceptUnrecorded", undefined, () => {
      for (const call of UnrecordingKeyrack.written) this.succeed(call);
      return this.app;
    });
}

function question(): HTMLElement | null {
  return screen.queryByRole("alertdialog", { name: title });
}

describe("a key that is used while the log can't be written", () => {
  it("is not revealed before the person goes on, then by itself", async () => {
    const keyrack = new UnrecordingKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Post key"));
    expect(question()?.textContent).toContain("Nobody can see later which keys were revealed");
    expect(pageText()).not.toContain(keyrack.secretOf(secretKey));
    expect(document.activeElement).toBe(button("Cancel"));
    await user.click(button("Go on without the log"));
    expect(question()).toBeNull();
    expect(keyrack.callsOf("acceptUnrecorded")).toHaveLength(1);
    expect(pageText()).toContain(keyrack.secretOf(secretKey));
  });

  it("is copied likewise, and that is said", async () => {
    const keyrack = new UnrecordingKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));
    expect(keyrack.clipboard.state).toBe("empty");
    await user.click(button("Go on without the log"));
    expect(keyrack.clipboard.state).toBe("holds-key");
    expect(pageText()).toContain("ARI Post key copied.");
  });

  it.each(["Reveal ARI Post key", "Copy ARI Post key"])(
    "stays as it was after Cancel, without a message: %s",
    async (action) => {
      const keyrack = new UnrecordingKeyrack();
      const { user } = await renderApp(keyrack);
      await user.click(button(action));
      await user.click(button("Cancel"));
      await pass(50);
      expect(question()).toBeNull();
      expect(keyrack.callsOf("acceptUnrecorded")).toEqual([]);
      expect(
        screen
          .getAllByRole("alert")
          .map(({ textContent }) => textContent)
          .join(""),
      ).toBe("");
      expect(document.activeElement).toBe(button(action));
      await user.click(button(action));
      expect(question()).not.toBeNull();
    },
  );

  it("is revealed although the person looked after the disk before they answered", async () => {
    const keyrack = new UnrecordingKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Post key"));
    fireEvent.blur(window);
    await user.click(button("Go on without the log"));
    expect(pageText()).toContain(keyrack.secretOf(secretKey));
    fireEvent.blur(window);
    expect(pageText()).not.toContain(keyrack.secretOf(secretKey));
  });

  it("tells that it was not done when it is refused once more, and does not ask again", async () => {
    const keyrack = new UnrecordingKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Post key"));
    keyrack.acceptUnrecorded = () => Promise.resolve({ ok: true, value: keyrack.app });
    await user.click(button("Go on without the log"));
    expect(question()).toBeNull();
    expect(pageText()).toContain("so it was not done");
    expect(button("Reveal ARI Post key")).toBeDefined();
  });

  it("says in the question why going on failed", async () => {
    const keyrack = new UnrecordingKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));
    keyrack.fail("acceptUnrecorded", { kind: "internal" });
    await user.click(button("Go on without the log"));
    expect(question()?.textContent).toContain("Keyrack made a mistake of its own.");
    expect(keyrack.clipboard.state).toBe("empty");
  });
});

describe("a key that may not change unwritten", () => {
  it("is not refreshed, and nobody is asked to go on", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("refreshKeys", { kind: "activity-not-recorded" });
    const { user, dialog } = await renderAsked(keyrack);
    await confirm(user);
    expect(dialog.textContent).toContain("so it was not done");
    expect(question()).toBeNull();
    expect(button("Try again")).toBeDefined();
  });

  it("is not created, either", async () => {
    const { connectionId } = bokameraConnection;
    const keyrack = new FakeKeyrack({
      connections: [bokameraConnection],
      selectedConnectionId: connectionId,
    });
    keyrack.fail("createCompanyKey", { kind: "activity-not-recorded" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Create key…"));
    await user.click(button("Create key"));
    expect(screen.getByRole("alertdialog").textContent).toContain("so it was not done");
    expect(question()).toBeNull();
  });
});

describe("a protection that is weakened while the log can't be written", () => {
  async function renderSettings() {
    const keyrack = new UnrecordingKeyrack({ unlockWays: { touchId: false, passphrase: true } });
    keyrack.passphrase = passphrase;
    const app = await renderApp(keyrack);
    await app.user.click(button("Settings"));
    return { ...app, keyrack };
  }
  const passphrase = "four keys on a rack";
  const lockAfter = () => screen.getByLabelText<HTMLSelectElement>("Lock after").value;

  async function neverLock(): Promise<void> {
    fireEvent.change(screen.getByLabelText("Lock after"), { target: { value: "null" } });
    await pass(0);
  }

  async function removePassphrase(user: Person): Promise<void> {
    await user.click(button("Remove passphrase…"));
    await user.keyboard(`${passphrase}{Enter}`);
  }

  it("is weakened once the person goes on", async () => {
    const { user, keyrack } = await renderSettings();
    await neverLock();
    expect(question()?.textContent).toContain("which protection was weakened");
    await user.click(button("Go on without the log"));
    expect(keyrack.app.protection.lockAfterMinutes).toBeNull();
    expect(lockAfter()).toBe("null");
  });

  it("stays after Cancel, without a message", async () => {
    const { user } = await renderSettings();
    await neverLock();
    await user.click(button("Cancel"));
    await pass(50);
    expect(lockAfter()).toBe("15");
    expect(pageText()).not.toContain("so it was not done");
  });

  it("wants the passphrase once more before it is removed", async () => {
    const { user, keyrack } = await renderSettings();
    await removePassphrase(user);
    await user.click(button("Go on without the log"));
    await pass(50);
    expect(pageText()).toContain("Nothing was changed yet.");
    expect(document.activeElement).toBe(screen.getByLabelText("Present passphrase"));
    await user.keyboard(`${passphrase}{Enter}`);
    expect(keyrack.app.unlockWays.passphrase).toBe(false);
  });

  it("leaves the question about the passphrase open after Cancel", async () => {
    const { user, keyrack } = await renderSettings();
    await removePassphrase(user);
    await user.keyboard("{Escape}");
    await pass(50);
    expect(question()).toBeNull();
    expect(screen.getByRole("alertdialog").textContent).toContain("Remove the passphrase?");
    expect(document.activeElement).toBe(screen.getByLabelText("Present passphrase"));
    expect(keyrack.app.unlockWays.passphrase).toBe(true);
  });
});

describe("the banners about the activity log", () => {
  it("say that it can't be written, and what was chosen", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    const notWritable = { state: "not-writable", isBroken: false } as const;
    const change = (isUnrecordedAccepted: boolean) =>
      act(() => keyrack.changeApp({ activityLog: { ...notWritable, isUnrecordedAccepted } }));
    change(false);
    expect(pageText()).toContain("revealing and copying ask first");
    change(true);
    expect(pageText()).not.toContain("revealing and copying ask first");
    expect(pageText()).toContain("you have chosen to go on");
    act(() => keyrack.changeApp({ activityLog: { ...new FakeKeyrack().app.activityLog } }));
    expect(screen.queryByRole("region", { name: "Notices" })).toBeNull();
  });

  it("lead from a changed log to the page that tells more", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    expect(buttons("Open Activity")).toEqual([]);
    act(() => keyrack.changeApp({ activityLog: { ...keyrack.app.activityLog, isBroken: true } }));
    expect(pageText()).toContain("The activity log was changed outside Keyrack.");
    await user.click(button("Open Activity"));
    expect(screen.getByRole("heading", { name: "Activity" })).toBeDefined();
  });
});

describe("the banner about settings that could not be read", () => {
  it("stays away after the lock once it was dismissed", async () => {
    const keyrack = new FakeKeyrack({ settingsSetAsideAs: "settings.old.json" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Dismiss"));
    await act(async () => keyrack.lockFor("idle"));
    await user.click(button("Unlock"));
    expect(screen.getByRole("heading", { name: "API keys" })).toBeDefined();
    expect(pageText()).not.toContain("settings.old.json");
  });
});
