import type { BrowserContext } from "playwright-core";

export interface ConsoleWatch {
  /** As `level: text`. */
  readonly lines: readonly string[];
  expect(text: string): void;
  throwIfAnyUnexpected(): void;
}

/**
 * Collects what the app's pages write to their consoles. A violation of the content security
 * policy, a failed load and an uncaught error all end up there.
 */
export function watchConsole(context: BrowserContext): ConsoleWatch {
  const lines: string[] = [];
  const complaints: string[] = [];
  const expected: string[] = [];
  context.on("console", (message) => {
    const line = `${message.type()}: ${message.text()}`;
    lines.push(line);
    if (message.type() === "warning" || message.type() === "error") complaints.push(line);
  });
  context.on("weberror", (error) => {
    const line = `uncaught: ${error.error().stack ?? error.error().message}`;
    lines.push(line);
    complaints.push(line);
  });
  return {
    lines,
    expect: (text) => {
      expected.push(text);
    },
    throwIfAnyUnexpected: () => {
      const unexpected = complaints.filter((line) => !expected.some((text) => line.includes(text)));
      if (unexpected.length === 0) return;
      throw new Error(`The page's console was not silent:\n${unexpected.join("\n")}`);
    },
  };
}
