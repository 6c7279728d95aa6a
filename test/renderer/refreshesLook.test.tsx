import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { headings, refreshed, renderRefreshes, underWay } from "./refreshesOnPage.ts";
import { button, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const at = "2026-03-12T13:58:00.000Z" as Instant;

function unknown(error: "server-failed" | "refresh-outcome-unknown" | null): Refresh {
  return fakeRefresh({ progress: { state: "unknown", sentAt: at, error }, newKey: null });
}

function said(): readonly (string | null)[] {
  return screen.getAllByRole("status").map(({ textContent }) => textContent);
}

async function lookAgain(refresh: Refresh, app = {}, names: readonly string[] = []) {
  const [open = "Open Refreshes", look = "Look again at ARI Post key"] = names;
  const rendered = await renderRefreshes([refresh], app, open);
  rendered.keyrack.hold("resolveRefresh");
  await rendered.user.click(button(look));
  return { ...rendered, look };
}

describe("a look into an outcome that nobody knows", () => {
  it("says when it was and why it found nothing out, beside its button", async () => {
    const refresh = unknown("server-failed");
    const { keyrack, look } = await lookAgain(refresh);
    act(() => void keyrack.changeRefresh(refresh, () => ({ progress: underWay })));
    expect(headings()).toEqual(["ARI Post key: outcome not known yet"]);
    expect(button(look).getAttribute("aria-disabled")).toBe("true");
    act(() => void keyrack.changeRefresh(refresh, () => ({ progress: refresh.progress })));
    keyrack.release("resolveRefresh");
    await pass(0);
    expect(said()).toContainEqual(
      expect.stringMatching(/^Looked at \d\d:00:00: server fault. Still not known.$/),
    );
    expect(document.activeElement).toBe(button(look));
  });

  it("says it anew each time", async () => {
    const { user, keyrack, look } = await lookAgain(unknown("server-failed"));
    keyrack.release("resolveRefresh");
    await pass(7_000);
    await user.click(button(look));
    expect(pageText()).toMatch(/Looked at \d\d:00:07: server fault/);
  });

  it.each([null, "refresh-outcome-unknown"] as const)(
    "has no reason to tell of: %s",
    async (error) => {
      const { keyrack } = await lookAgain(unknown(error));
      keyrack.release("resolveRefresh");
      await pass(0);
      expect(pageText()).toMatch(/Looked at \d\d:00:00. Still not known./);
    },
  );

  it("says it in Swedish", async () => {
    const names = ["Öppna Förnyelser", "Titta igen på Post-nyckeln för ARI"];
    const { keyrack } = await lookAgain(unknown("server-failed"), { locale: "sv" }, names);
    keyrack.release("resolveRefresh");
    await pass(0);
    expect(pageText()).toMatch(/Tittade \d\d:00:00: serverfel. Fortfarande okänt./);
  });

  it("says in the same place why it could not be made", async () => {
    const { keyrack } = await lookAgain(unknown(null));
    keyrack.fail("resolveRefresh", { kind: "unreachable", host: "portal.example" });
    keyrack.release("resolveRefresh");
    await pass(0);
    expect(said()).toContainEqual(expect.stringMatching(/^Looked at .*: no connection. Still/));
    expect(pageText()).toContain("No connection to portal.example.");
  });

  it("leads to the card's heading once it has found something out, and says it aloud", async () => {
    const refresh = unknown(null);
    const { keyrack } = await lookAgain(refresh);
    act(() => void keyrack.changeRefresh(refresh, () => ({ progress: underWay })));
    act(() => void keyrack.changeRefresh(refresh, () => ({ progress: refreshed })));
    keyrack.release("resolveRefresh");
    await pass(0);
    expect(said()).toContain("ARI Post key refreshed");
    expect(document.activeElement?.textContent).toBe("ARI Post key refreshed");
    act(() => void keyrack.changeRefresh(refresh, () => ({ progress: refresh.progress })));
    const alarms = screen.getAllByRole("alert").map(({ textContent }) => textContent);
    expect(alarms).toContain("ARI Post key: outcome not known yet");
  });
});
