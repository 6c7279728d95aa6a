import type { OpenDialogOptions } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { AskForPath } from "../../electron/windows/askForPath.ts";
import { err, ok } from "../../shared/result.ts";

let shown: { readonly window: string | null; readonly options: OpenDialogOptions }[];
let window: string | null;
let isLocked: boolean;
let answer: () => Promise<{ canceled: boolean; filePaths: string[] }>;
let ask: AskForPath<string>;

beforeEach(() => {
  shown = [];
  window = "the window";
  isLocked = false;
  answer = async () => ({ canceled: false, filePaths: ["/srv/.env"] });
  ask = new AskForPath<string>({
    dialog: {
      showOpenDialog: (first: string | OpenDialogOptions, second?: OpenDialogOptions) => {
        shown.push(
          typeof first === "string"
            ? { window: first, options: second ?? {} }
            : { window: null, options: first },
        );
        return answer();
      },
    },
    window: () => window,
    isLocked: () => isLocked,
  });
});

describe("AskForPath", () => {
  it("asks for a file, hidden ones too, or for a folder, over the window", async () => {
    expect(await ask.file()).toEqual(ok("/srv/.env"));
    await ask.folder();
    expect(shown.map(({ options }) => options.properties?.slice(0, 2))).toEqual([
      ["openFile", "showHiddenFiles"],
      ["openDirectory", "showHiddenFiles"],
    ]);
    window = null;
    await ask.file();
    expect(shown.map((one) => one.window)).toEqual(["the window", "the window", null]);
  });

  it("gives none when nothing was chosen", async () => {
    answer = async () => ({ canceled: true, filePaths: [] });
    expect(await ask.file()).toEqual(ok(null));
  });

  // Seen to fail without `#isOpen`.
  it("opens one dialog at a time", async () => {
    let close = (): void => undefined;
    answer = () =>
      new Promise((resolve) => {
        close = () => resolve({ canceled: false, filePaths: ["/srv"] });
      });
    const first = ask.folder();
    expect(await ask.file()).toEqual(ok(null));
    expect(shown).toHaveLength(1);
    close();
    expect(await first).toEqual(ok("/srv"));
  });

  it("asks again after a dialog that failed", async () => {
    answer = () => Promise.reject(new Error("no dialog"));
    await expect(ask.file()).rejects.toThrow("no dialog");
    answer = async () => ({ canceled: true, filePaths: [] });
    expect(await ask.file()).toEqual(ok(null));
    expect(shown).toHaveLength(2);
  });

  // Each seen to fail without its own check.
  it("opens nothing over a locked app", async () => {
    isLocked = true;
    expect(await ask.file()).toEqual(err({ kind: "locked" }));
    expect(shown).toEqual([]);
  });

  it("tells nothing once the app was locked behind the dialog", async () => {
    answer = async () => {
      isLocked = true;
      return { canceled: false, filePaths: ["/srv/.env"] };
    };
    expect(await ask.file()).toEqual(err({ kind: "locked" }));
  });
});
