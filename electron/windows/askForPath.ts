import type { BrowserWindow, OpenDialogOptions } from "electron";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";

interface OpenDialog<Window> {
  showOpenDialog(window: Window, options: OpenDialogOptions): Promise<Chosen>;
  showOpenDialog(options: OpenDialogOptions): Promise<Chosen>;
}

interface Chosen {
  readonly canceled: boolean;
  readonly filePaths: readonly string[];
}

interface AskForPathDependencies<Window> {
  readonly dialog: OpenDialog<NoInfer<Window>>;
  /** null while there is none. */
  readonly window: () => Window | null;
  readonly isLocked: () => boolean;
}

/** Asks for a file or a folder that is there, in the system's own dialog. */
export class AskForPath<Window = BrowserWindow> {
  readonly #parts: AskForPathDependencies<Window>;
  #isOpen = false;

  constructor(dependencies: AskForPathDependencies<Window>) {
    this.#parts = dependencies;
  }

  /** Any file: a config file may have no name but an ending, `.env`, which is hidden elsewhere. */
  readonly file = (): Promise<Result<string | null, AppError>> =>
    this.#ask({ properties: ["openFile", "showHiddenFiles", "dontAddToRecent"] });

  readonly folder = (): Promise<Result<string | null, AppError>> =>
    this.#ask({ properties: ["openDirectory", "showHiddenFiles", "dontAddToRecent"] });

  async #ask(options: OpenDialogOptions): Promise<Result<string | null, AppError>> {
    if (this.#parts.isLocked()) return err({ kind: "locked" });
    const path = await this.#askOnce(options);
    // SECURITY: the app may have been locked while the dialog was open.
    return path !== null && this.#parts.isLocked() ? err({ kind: "locked" }) : ok(path);
  }

  /** SECURITY: one at a time, so that a page can't bury the screen under dialogs. */
  async #askOnce(options: OpenDialogOptions): Promise<string | null> {
    if (this.#isOpen) return null;
    this.#isOpen = true;
    try {
      const { dialog, window } = this.#parts;
      const parent = window();
      const { canceled, filePaths } =
        parent === null
          ? await dialog.showOpenDialog(options)
          : await dialog.showOpenDialog(parent, options);
      return canceled ? null : (filePaths[0] ?? null);
    } finally {
      this.#isOpen = false;
    }
  }
}
