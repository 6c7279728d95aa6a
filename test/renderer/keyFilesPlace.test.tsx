import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { KeyFilesPlace } from "../../renderer/KeyFilesPlace.tsx";
import { LanguageProvider } from "../../renderer/language/LanguageProvider.tsx";
import { FilesButton } from "../../renderer/linkedFiles/FilesButton.tsx";
import type { FilesTarget } from "../../renderer/linkedFiles/KeyFilesContext.ts";
import { RevealTurnsProvider } from "../../renderer/secret/RevealTurns.tsx";
import { UnrecordedQuestion } from "../../renderer/secret/UnrecordedQuestion.tsx";
import { ToastProvider } from "../../renderer/ui/ToastProvider.tsx";
import { KeyrackContext } from "../../renderer/useKeyrack.ts";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { RefreshId } from "../../shared/refresh.ts";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { button, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const newKey: FilesTarget = {
  place: {
    connectionId: liveConnection.connectionId,
    keyId: "ari-post" as KeyId,
    refreshId: fakeId(3) as RefreshId,
  },
  row: {
    maskedKey: "••••••••••••n3w1",
    created: "2026-03-12T14:00:00.000Z" as Instant,
    group: "ari" as KeyGroup,
    access: "post",
    name: "Post",
  },
};

/** A page that leads to the files of one key, as the card of a refresh does. */
async function renderPlace(target: FilesTarget) {
  const keyrack = new FakeKeyrack({ connections: [liveConnection, bokameraConnection] });
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const held: boolean[] = [];
  render(
    <KeyrackContext value={keyrack}>
      <LanguageProvider locale="en">
        <ToastProvider>
          <RevealTurnsProvider>
            <UnrecordedQuestion accept={() => undefined}>
              <KeyFilesPlace app={keyrack.app} onHold={(isOpen) => held.push(isOpen)}>
                <FilesButton name="new key" {...target} />
              </KeyFilesPlace>
            </UnrecordedQuestion>
          </RevealTurnsProvider>
        </ToastProvider>
      </LanguageProvider>
    </KeyrackContext>,
  );
  await user.click(button("Files of new key"));
  return { keyrack, user, held };
}

describe("the files of a key that is spoken of anywhere", () => {
  it("get the new key of a refresh when it is that one", async () => {
    const { keyrack, user } = await renderPlace(newKey);
    await user.click(button("Write to a config file…"));
    await pass(0);
    const { created } = newKey.row;
    expect(keyrack.callsOf("previewFileWrite")[0]?.request).toEqual(
      expect.objectContaining({ ...newKey.place, created, entry: ["BAKUUN_ARI_POST_KEY"] }),
    );
  });

  it("get a company key by the name of its own connection's pattern", async () => {
    const { connectionId } = bokameraConnection;
    const { maskedKey, created } = newKey.row;
    const place = { connectionId, keyId: "company-key-n3w1" as KeyId };
    const { keyrack, user } = await renderPlace({ place, row: { maskedKey, created } });
    await user.click(button("Write to a config file…"));
    await pass(0);
    expect(keyrack.callsOf("previewFileWrite")[0]?.request).toEqual(
      expect.objectContaining({ ...place, created, entry: ["BOKAMERA_API_KEY"] }),
    );
  });

  it("hold the page for as long as they are looked at", async () => {
    const { user, held } = await renderPlace(newKey);
    expect(held).toEqual([true]);
    await user.click(button("Close"));
    expect(held).toEqual([true, false]);
  });

  it("are not asked for once the connection is gone", async () => {
    const connectionId = "gone" as ConnectionId;
    const { held } = await renderPlace({ ...newKey, place: { ...newKey.place, connectionId } });
    expect(held).toEqual([]);
  });
});
