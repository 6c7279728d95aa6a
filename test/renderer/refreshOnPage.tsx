import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { RefreshDialog } from "../../renderer/features/refresh/RefreshDialog.tsx";
import { RefreshRunbookDialog } from "../../renderer/features/refresh/RefreshRunbookDialog.tsx";
import { LanguageProvider } from "../../renderer/language/LanguageProvider.tsx";
import { ToastProvider } from "../../renderer/ui/ToastProvider.tsx";
import { KeyrackContext } from "../../renderer/useKeyrack.ts";
import type { ApiKeyRow, Instant } from "../../shared/apiKey.ts";
import type { RunbookId } from "../../shared/refresh.ts";
import { liveConnection, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { button, type Person, pass, renderApp } from "./renderApp.tsx";

/** So long the button takes no press after it became available. */
export const guardMs = 700;

interface Asked {
  readonly user: Person;
  readonly keyrack: FakeKeyrack;
  readonly dialog: HTMLElement;
  /** What was scrolled to, in its order. */
  readonly scrolledTo: readonly Element[];
}

/** The whole page with the question about one of its keys, which main has looked at. */
export async function renderAsked(
  keyrack = new FakeKeyrack(),
  key = "ARI Post key",
): Promise<Asked> {
  const scrolledTo = noteScrolling();
  const { user } = await renderApp(keyrack);
  await user.click(button(`Refresh ${key}`));
  return { user, keyrack, dialog: openDialog(`Refresh ${key}?`), scrolledTo };
}

/** jsdom has no layout, and so nothing to scroll. */
function noteScrolling(): readonly Element[] {
  const scrolledTo: Element[] = [];
  Element.prototype.scrollIntoView = function note(this: Element) {
    scrolledTo.push(this);
  };
  return scrolledTo;
}

/** A key of the sandbox that nothing uses: a plain yes is enough. */
export function renderPlainlyAsked(keyrack = plainKeyrack()): Promise<Asked> {
  return renderAsked(keyrack, "Mapping Post key");
}

export function plainKeyrack(): FakeKeyrack {
  return new FakeKeyrack({
    connections: [sandboxConnection],
    selectedConnectionId: sandboxConnection.connectionId,
  });
}

/** The question alone, on top of nothing. */
export async function renderQuestion(keyrack: FakeKeyrack, about: "one" | "resumed" = "one") {
  noteScrolling();
  const ends = { onRecorded: vi.fn(), onEnded: vi.fn(), onClose: vi.fn() };
  const [row, ...others] = keyrack.rows;
  if (row === undefined) throw new Error("no rows");
  const resumes = fakeId(900) as RunbookId;
  render(
    <KeyrackContext value={keyrack}>
      <LanguageProvider locale="en">
        <ToastProvider>
          {about === "one" ? (
            <RefreshDialog connection={liveConnection} row={row} siblings={others} {...ends} />
          ) : (
            <RefreshRunbookDialog
              connection={liveConnection}
              rows={[row, ...others].slice(0, 2)}
              resumes={resumes}
              {...ends}
            />
          )}
        </ToastProvider>
      </LanguageProvider>
    </KeyrackContext>,
  );
  await pass(0);
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const title = about === "one" ? "Refresh Mapping Read key?" : "Refresh 2 keys?";
  return { ends, user, dialog: openDialog(title) };
}

/** The question by its name; `getByRole` would be slow over a page of tables. */
export function openDialog(name: string): HTMLElement {
  const dialog = document.querySelector<HTMLElement>("[role=alertdialog]");
  const title = document.getElementById(dialog?.getAttribute("aria-labelledby") ?? "");
  if (dialog === null || title?.textContent !== name) throw new Error(`no question "${name}"`);
  return dialog;
}

/** What the dialog is described by, as it is read aloud. */
export function descriptionOf(dialog: HTMLElement): string {
  const ids = dialog.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `no ${id}`).join(" | ");
}

/** What the live regions of the dialog say, one by one. */
export function statusesOf(dialog: HTMLElement): readonly string[] {
  const said = [...dialog.querySelectorAll("[role=status]")].map(({ textContent }) => textContent);
  return said.filter((words) => words !== "");
}

/** What the platform has of a key, changed as by somebody else. */
export function changeRow(keyrack: FakeKeyrack, keyId: string, change: Partial<ApiKeyRow>): void {
  keyrack.rows = keyrack.rows.map((row) => (row.keyId === keyId ? { ...row, ...change } : row));
}

export function ago(ms: number): Instant {
  return new Date(Date.now() - ms).toISOString() as Instant;
}

/** Writes into a field as a person does, only faster. */
export function write(label: string | RegExp, written: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: written } });
}

/** Fills in what is asked for and presses the button once it takes it. */
export async function confirm(user: Pick<Person, "click">, name = "Refresh key"): Promise<void> {
  const asked = screen.queryByLabelText(/^Type /);
  if (asked !== null) write(/^Type /, typedOf(asked));
  await pass(guardMs);
  await user.click(button(name));
  await pass(0);
}

function typedOf(field: HTMLElement): string {
  const label = document.querySelector(`label[for="${field.id}"]`)?.textContent ?? "";
  return /^Type (.+) to confirm$/.exec(label)?.[1] ?? "";
}
