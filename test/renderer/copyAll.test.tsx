import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { madeSince } from "../../renderer/features/keys/copyAllKeys.ts";
import { fakeRow, liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const { connectionId } = liveConnection;

async function renderOpened(keyrack = new FakeKeyrack()) {
  const app = await renderApp(keyrack);
  await app.user.click(button("Copy all ARI keys as…"));
  return { ...app, keyrack };
}

function since(day: string): void {
  fireEvent.change(screen.getByLabelText("Since"), { target: { value: day } });
}

function choose(format: string): void {
  fireEvent.change(screen.getByLabelText("Format"), { target: { value: format } });
}

const copyButton = () => screen.getByRole("button", { name: "Copy" });

describe("copying all keys of a group", () => {
  it("shows both as one text before it copies them, and says how many there are then", async () => {
    const { user, keyrack } = await renderOpened();
    expect(document.querySelector("pre")?.textContent).toBe(
      "dotenv ••••••••••••MwCk\ndotenv ••••••••••••1f9c",
    );
    await user.click(copyButton());
    expect(keyrack.callsOf("copyKeysAs").map(({ request }) => request)).toEqual([
      { connectionId, keyIds: ["ari-read", "ari-post"], format: "dotenv" },
    ]);
    expect(pageText()).toContain(
      "2 keys copied as .env line. They are cleared from the clipboard in 30 s.",
    );
    expect(pageText()).toContain("2 keys are on the clipboard · cleared in 30 s");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(keyrack.app.copyChoices).toEqual([]);
  });

  it("copies in the format that is chosen, of those that tell keys apart", async () => {
    const { user, keyrack } = await renderOpened();
    const formats = [...screen.getByLabelText("Format").children].map(
      ({ textContent }) => textContent,
    );
    expect(formats).toContain("Keys alone, one a line");
    expect(formats).not.toContain("Message field");
    choose("json");
    await pass(0);
    expect(document.querySelector("pre")?.textContent).toContain("json ••••••••••••MwCk");
    await user.click(copyButton());
    expect(keyrack.callsOf("copyKeysAs")[0]?.request).toMatchObject({ format: "json" });
  });

  it("copies only those refreshed since a date, a week ago at first", async () => {
    const { user, keyrack } = await renderOpened();
    await user.click(screen.getByLabelText("Only those refreshed since a date"));
    expect(screen.getByLabelText("Since")).toHaveProperty("value", "2026-03-05");
    expect(pageText()).toContain("No key was refreshed since then.");
    expect(copyButton()).toHaveProperty("disabled", true);
    since("2026-03-04");
    await pass(0);
    expect(pageText()).toContain("1 key was refreshed since then.");
    expect(document.querySelector("pre")?.textContent).toBe("dotenv ••••••••••••1f9c");
    await user.click(copyButton());
    expect(keyrack.callsOf("copyKeysAs")[0]?.request).toMatchObject({ keyIds: ["ari-post"] });
  });

  it("wants a date for that", async () => {
    const { user } = await renderOpened();
    await user.click(screen.getByLabelText("Only those refreshed since a date"));
    since("");
    expect(pageText()).toContain("Choose a date.");
    expect(copyButton()).toHaveProperty("disabled", true);
  });

  it("stays open with its reason when it does not come off", async () => {
    const { user, keyrack } = await renderOpened();
    keyrack.fail("copyKeysAs", { kind: "format-refused" });
    await user.click(copyButton());
    expect(pageText()).toContain("This format has no way to write that key.");
    expect(screen.queryByRole("dialog")).not.toBeNull();
  });

  it("is offered for a group of several only", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.rows = keyrack.rows.filter(({ keyId }) => keyId !== "ari-read");
    await renderApp(keyrack);
    expect(buttons("Copy all ARI keys as…")).toEqual([]);
    expect(buttons("Copy all Booking keys as…")).toHaveLength(1);
  });
});

describe("keys made since a day", () => {
  it("are those of that day of this computer's calendar, and of no unknown day", () => {
    const midnight = new Date("2026-03-05T00:00:00").getTime();
    const rows = [
      fakeRow("ari", "Before", "aaaa", null, midnight - 1),
      fakeRow("ari", "On", "bbbb", null, midnight),
      fakeRow("ari", "Unknown", "cccc", null, null),
    ];
    expect(madeSince(rows, "2026-03-05").map(({ name }) => name)).toEqual(["On"]);
    expect(madeSince(rows, "")).toEqual([]);
  });
});
