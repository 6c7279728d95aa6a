import { act, fireEvent, render, screen } from "@testing-library/react";
import { useCallback, useState } from "react";
import { describe, expect, it } from "vitest";
import { LanguageProvider } from "../../renderer/language/LanguageProvider.tsx";
import { RevealTurnsProvider } from "../../renderer/secret/RevealTurns.tsx";
import { SecretPlace } from "../../renderer/secret/SecretPlace.tsx";
import { UnrecordedQuestion } from "../../renderer/secret/UnrecordedQuestion.tsx";
import { ToastProvider } from "../../renderer/ui/ToastProvider.tsx";
import { KeyrackContext } from "../../renderer/useKeyrack.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const ariPost = "ari-post" as KeyId;
const ariRead = "ari-read" as KeyId;

async function renderRevealed() {
  const keyrack = new FakeKeyrack();
  const app = await renderApp(keyrack);
  await app.user.click(button("Reveal ARI Post key"));
  const secret = keyrack.secretOf(ariPost);
  expect(pageText()).toContain(secret);
  return { ...app, keyrack, secret };
}

describe("what a revealed key leaves behind", () => {
  it("is in nothing of React's while it is shown, nor after it is hidden", async () => {
    const { user, secret } = await renderRevealed();
    expect(countReactStrings(secret)).toBe(0);
    await user.click(button("Hide ARI Post key"));
    expect(countReactStrings(secret)).toBe(0);
    // The search would find it: the masked key is a prop.
    expect(countReactStrings("••••••••••••1f9c")).toBeGreaterThan(0);
  });

  it.each<readonly [string, () => Promise<void>]>([
    ["time", () => pass(15_100)],
    ["blur", async () => void fireEvent.blur(window)],
    ["another page", async () => void fireEvent.click(button("Settings"))],
  ])("is emptied out of its text node: %s", async (_what, hide) => {
    const { secret } = await renderRevealed();
    const node = screen.getByText(secret).firstChild;
    expect(node?.nodeValue).toBe(secret);
    await hide();
    expect(node?.nodeValue).toBe("");
  });
});

describe("the window's protection from capture", () => {
  it("is given up once the key is hidden", async () => {
    const { user, keyrack } = await renderRevealed();
    expect(keyrack.callsOf("hideKey")).toHaveLength(0);
    await user.click(button("Hide ARI Post key"));
    expect(keyrack.callsOf("hideKey")).toHaveLength(1);
  });

  it("is given up before the next key asks for it", async () => {
    const { user, keyrack } = await renderRevealed();
    await user.click(button("Reveal ARI Read key"));
    const names = keyrack.calls.map(({ name }) => name);
    expect(names.lastIndexOf("hideKey")).toBeLessThan(names.lastIndexOf("revealKey"));
  });

  it("is given up for an answer that comes too late to be shown", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.hold("revealKey");
    await user.click(button("Reveal ARI Post key"));
    await user.click(button("Hide ARI Post key"));
    expect(keyrack.callsOf("hideKey")).toHaveLength(0);
    keyrack.release("revealKey");
    await pass(0);
    expect(keyrack.callsOf("hideKey")).toHaveLength(1);
  });

  it("stays for the key that is shown when such an answer comes", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.hold("revealKey");
    await user.click(button("Reveal ARI Post key"));
    await user.click(button("Reveal ARI Read key"));
    keyrack.release("revealKey");
    await pass(0);
    expect(pageText()).toContain(keyrack.secretOf(ariRead));
    expect(keyrack.callsOf("hideKey")).toHaveLength(0);
  });
});

describe("two places that know nothing of each other", () => {
  function Place({ keyId }: { readonly keyId: KeyId }) {
    const [isRevealed, setIsRevealed] = useState(false);
    const hide = useCallback(() => setIsRevealed(false), []);
    return (
      <>
        <SecretPlace
          connectionId={liveConnection.connectionId}
          keyId={keyId}
          maskedKey="••••"
          isRevealed={isRevealed}
          onHide={hide}
        />
        <button type="button" onClick={() => setIsRevealed(true)}>
          {keyId}
        </button>
      </>
    );
  }

  it("show one key at a time all the same", async () => {
    const keyrack = new FakeKeyrack();
    render(
      <KeyrackContext value={keyrack}>
        <LanguageProvider locale="en">
          <ToastProvider>
            <RevealTurnsProvider>
              <UnrecordedQuestion accept={() => undefined}>
                <Place keyId={ariPost} />
                <Place keyId={ariRead} />
              </UnrecordedQuestion>
            </RevealTurnsProvider>
          </ToastProvider>
        </LanguageProvider>
      </KeyrackContext>,
    );
    fireEvent.click(button(ariPost));
    await pass(0);
    expect(pageText()).toContain(keyrack.secretOf(ariPost));
    fireEvent.click(button(ariRead));
    await pass(0);
    expect(pageText()).not.toContain(keyrack.secretOf(ariPost));
    expect(pageText()).toContain(keyrack.secretOf(ariRead));
    await act(async () => undefined);
  });
});

/** How many strings with `text` in them can be reached from the page's elements through React. */
function countReactStrings(text: string): number {
  const seen = new Set<object>();
  const waiting: unknown[] = [...document.querySelectorAll("*")].flatMap((element) =>
    Object.entries(element).flatMap(([name, value]) => (name.startsWith("__react") ? [value] : [])),
  );
  let found = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string" && value.includes(text)) found += 1;
    const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
    // The fake main process knows every key, and an element's text is where the key belongs.
    if (!isObject || value instanceof FakeKeyrack || value instanceof Node || seen.has(value))
      continue;
    if (value === window) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) waiting.push(...value);
    waiting.push(...ownValuesOf(value));
  }
  return found;
}

function ownValuesOf(value: object): readonly unknown[] {
  return Object.values(Object.getOwnPropertyDescriptors(value)).map((property) => property.value);
}
