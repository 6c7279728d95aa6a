import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import {
  buttonIn,
  card,
  headings,
  onBokamera,
  refreshed,
  refreshOf,
  renderRefreshes,
  replacement,
  underWay,
} from "./refreshesOnPage.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const sentAt = "2026-03-12T13:58:00.000Z" as Instant;

describe("a key that was refreshed", () => {
  it("says to the second, by the platform's clock, when the old key died", async () => {
    await renderRefreshes([fakeRefresh()]);
    const { textContent } = card("ARI Post key refreshed");
    expect(textContent).toContain("LIVE");
    expect(textContent).toContain("Grand Hotel · Bakuun");
    expect(textContent).toContain("The old key, ending in 1f9c, stopped working on 12 March 2026");
    expect(textContent).toMatch(/at \d\d:00:00 .*, by Bakuun's clock. This can't be undone./);
    expect(textContent).toContain("Held in the keychain until every place is ticked");
  });

  it("says it in Swedish", async () => {
    await renderRefreshes([fakeRefresh()], { locale: "sv" }, "Öppna Förnyelser");
    const { textContent } = card("Post-nyckeln för ARI är förnyad");
    expect(textContent).toContain(
      "Den gamla nyckeln, som slutar på 1f9c, slutade fungera den 12 mars",
    );
    expect(button("Visa nya Post-nyckeln för ARI")).toBeDefined();
  });

  it("does not know the second when the platform does not tell", async () => {
    const progress = { ...fakeRefresh().progress, oldKeyDiedAt: null } as Refresh["progress"];
    await renderRefreshes([fakeRefresh({ progress })]);
    expect(pageText()).toContain("ending in 1f9c, has stopped working; Bakuun does not tell when.");
  });

  it("shows and copies the new key that this refresh brought, with no Refresh near", async () => {
    const { user, keyrack } = await renderRefreshes([fakeRefresh()]);
    const asked = {
      connectionId: liveConnection.connectionId,
      keyId: "ari-post",
      refreshId: fakeRefresh().refreshId,
    };
    await user.click(button("Reveal new ARI Post key"));
    expect(keyrack.callsOf("revealKey")[0]?.request).toEqual(asked);
    expect(document.querySelector("main code")?.textContent).toHaveLength(48);
    await user.click(button("Copy new ARI Post key"));
    expect(keyrack.callsOf("copyKey")[0]?.request).toEqual(asked);
    expect(pageText()).toContain("New ARI Post key copied.");
    expect(document.querySelectorAll("main button[data-action=refresh]")).toHaveLength(0);
  });

  it("keeps a revealed key, what is typed and the focus, whatever main tells meanwhile", async () => {
    const { user, keyrack } = await renderRefreshes([fakeRefresh()]);
    await user.click(button("Reveal new ARI Post key"));
    const field = screen.getByLabelText<HTMLInputElement>("Place");
    await user.type(field, "PMS bri");
    const other = refreshOf(2, "booking-read", underWay);
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh(), other] }));
    act(() => keyrack.changeApp({ connections: [liveConnection] }));
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh(), { ...other, progress: refreshed }] }));
    expect(headings()).toEqual(["Booking Read key refreshed", "ARI Post key refreshed"]);
    expect(document.querySelector("main code")?.textContent).toHaveLength(48);
    expect(keyrack.callsOf("revealKey")).toHaveLength(1);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("PMS bri");
  });

  it("says plainly when it can't be told whose refresh it was", async () => {
    const progress = { ...fakeRefresh().progress, isCertainlyOurs: false } as Refresh["progress"];
    await renderRefreshes([fakeRefresh({ progress })]);
    expect(pageText()).toContain("it can't be told whether this refresh or somebody else's made");
    expect(pageText()).toContain("Either way the old one is dead.");
  });

  it("says that the new key is not held here, and that it can be had all the same", async () => {
    const progress = { ...fakeRefresh().progress, holding: "not-held" } as Refresh["progress"];
    await renderRefreshes([fakeRefresh({ progress })]);
    expect(pageText()).toContain("Not held on this computer: fetched from Bakuun when you reveal");
    expect(button("Copy new ARI Post key")).toBeDefined();
  });

  it("offers a held key, and no call to the platform, once its connection is gone", async () => {
    await renderRefreshes([fakeRefresh()], onBokamera);
    expect(button("Copy new ARI Post key")).toBeDefined();
    expect(pageText()).not.toContain("harmless call");
  });

  it("offers no key that is nowhere within reach", async () => {
    const progress = { ...fakeRefresh().progress, holding: "not-held" } as Refresh["progress"];
    await renderRefreshes([fakeRefresh({ progress })], onBokamera);
    expect(buttons("Copy new ARI Post key")).toEqual([]);
    expect(pageText()).toContain("Bakuun's own page shows it.");
  });
});

describe("verifying a new key", () => {
  const read = refreshOf(1, "ari-read", refreshed);

  it("is offered for a Read key, and says when it was accepted", async () => {
    const { user, keyrack } = await renderRefreshes([read]);
    expect(pageText()).toContain("one harmless call with the new key; Last used will show it.");
    await user.click(button("Verify new ARI Read key"));
    expect(keyrack.callsOf("verifyRefresh")[0]?.request).toEqual({ refreshId: read.refreshId });
    expect(pageText()).toMatch(/Accepted at \d\d:00/);
  });

  it("says that it was refused, without a word about anybody's token", async () => {
    const verification = { at: sentAt, result: "unauthorized" } as const;
    await renderRefreshes([{ ...read, verification }]);
    expect(pageText()).toMatch(/Refused at \d\d:58: Bakuun does not accept the new key./);
    expect(pageText()).not.toContain("admin token");
  });

  it("says why nothing could be told", async () => {
    const { user, keyrack } = await renderRefreshes([read]);
    keyrack.fail("verifyRefresh", { kind: "unreachable", host: "portal.example" });
    await user.click(button("Verify new ARI Read key"));
    expect(screen.getByText(/No connection to portal.example/)).toBeDefined();
  });

  it("is not offered for a Post key, where a call would send something", async () => {
    await renderRefreshes([fakeRefresh()]);
    expect(buttons("Verify new ARI Post key")).toEqual([]);
    expect(pageText()).toContain("Bakuun offers no harmless call for this key.");
  });
});

describe("a replacement", () => {
  it("says that the old key goes on, and what to ask the support", async () => {
    const { user, keyrack } = await renderRefreshes([replacement()], onBokamera);
    const replaced = card("Replacement key created for company key ending in 88a1");
    expect(replaced.textContent).toContain(
      "The old key, ending in 88a1, goes on working until BokaMera's support ends it.",
    );
    expect(replaced.textContent).toContain("Key ending in: 88a1");
    expect(replaced.textContent).toContain("Notes: Old till");
    await user.click(button("Copy text"));
    expect(keyrack.callsOf("copySupportRequest")).toHaveLength(1);
    expect(pageText()).toContain("The text is on the clipboard.");
    expect(buttonIn(replaced, "Verify company key ending in n3w1")).toBeDefined();
  });

  it("says that restrictions of the old key are not carried over, where it had some", async () => {
    const { oldKey } = replacement();
    const { keyrack } = await renderRefreshes([replacement()], onBokamera);
    expect(pageText()).not.toContain("not carried over");
    const refreshes = [replacement({ oldKey: { ...oldKey, isRestricted: true } })];
    act(() => keyrack.changeApp({ refreshes }));
    expect(pageText()).toContain("IP restrictions of the old key are not carried over");
    expect(pageText()).toContain("Please set the same IP restrictions and expiry on the new key.");
  });

  it("says that the text could not be copied", async () => {
    const { user, keyrack } = await renderRefreshes([replacement()], onBokamera);
    keyrack.fail("copySupportRequest", { kind: "clipboard-failed" });
    await user.click(button("Copy text"));
    await pass(0);
    expect(pageText()).toContain("The clipboard did not take the key");
  });
});
