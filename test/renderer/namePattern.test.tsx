import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const { connectionId } = liveConnection;

async function renderDialog(connection = liveConnection) {
  const keyrack = new FakeKeyrack({ connections: [connection] });
  const app = await renderApp(keyrack);
  await app.user.click(button("Settings"));
  await app.user.click(button(`Change the names of the keys of ${connection.name}`));
  return { ...app, keyrack };
}

function type(pattern: string): void {
  fireEvent.input(screen.getByLabelText("Pattern"), { target: { value: pattern } });
}

const isOpen = () => screen.queryByRole("alertdialog") !== null;

describe("the names of a connection's keys", () => {
  it("are told in the settings, and changed there", async () => {
    const { user, keyrack } = await renderDialog();
    expect(pageText()).toContain("Names of its keys: BAKUUN_{group}_{access}_KEY");
    type("{connection}__{group}_{access}");
    await user.click(button("Save"));
    expect(keyrack.callsOf("setNamePattern").map(({ request }) => request)).toEqual([
      { connectionId, pattern: "{connection}__{group}_{access}" },
    ]);
    expect(isOpen()).toBe(false);
    expect(pageText()).toContain("Names of its keys: {connection}__{group}_{access}");
    expect(pageText()).toContain(
      "Keys of Grand Hotel are now named by {connection}__{group}_{access}.",
    );
  });

  it("are shown by example while they are typed", async () => {
    await renderDialog();
    expect(pageText()).toContain("Example: BAKUUN_ARI_POST_KEY");
    type("{platform}_{environment}_{access}");
    expect(pageText()).toContain("Example: BAKUUN_LIVE_POST");
  });

  it("have no group at a platform without groups", async () => {
    await renderDialog(bokameraConnection);
    type("{connection}_{group}_KEY");
    expect(pageText()).toContain("Example: FJALLGARDEN_KEY");
  });

  it.each(["", "1KEY", "KEY-1", "{key}", "A B", "{group"])(
    "refuse %j, and say why",
    async (pattern) => {
      const { user, keyrack } = await renderDialog();
      type(pattern);
      expect(pageText()).not.toContain("Example:");
      expect(pageText()).not.toContain("No digit at the beginning.");
      await user.click(button("Save"));
      expect(pageText()).toContain("No digit at the beginning.");
      expect(document.activeElement).toBe(screen.getByLabelText("Pattern"));
      expect(keyrack.callsOf("setNamePattern")).toEqual([]);
      type("KEY");
      expect(pageText()).not.toContain("No digit at the beginning.");
    },
  );

  it("can go back to the default, which is offered only where it is another", async () => {
    const first = await renderDialog();
    expect(buttons("Use the default")).toEqual([]);
    first.unmount();
    const own = { ...liveConnection, namePattern: "MY_KEY", isNamePatternDefault: false };
    const { user, keyrack } = await renderDialog(own);
    await user.click(button("Use the default"));
    expect(keyrack.callsOf("setNamePattern")[0]?.request).toEqual({ connectionId, pattern: null });
    expect(pageText()).toContain("Names of its keys: BAKUUN_{group}_{access}_KEY");
  });

  it("stay as they are when they can't be kept, with what was typed", async () => {
    const { user, keyrack } = await renderDialog();
    keyrack.fail("setNamePattern", { kind: "connection-not-found" });
    type("KEY");
    await user.click(button("Save"));
    await pass(0);
    expect(isOpen()).toBe(true);
    expect(screen.getByLabelText("Pattern")).toHaveProperty("value", "KEY");
    expect(pageText()).toContain("Names of its keys: BAKUUN_{group}_{access}_KEY");
  });
});
