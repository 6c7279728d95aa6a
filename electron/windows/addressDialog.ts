import type { BrowserWindow, MessageBoxOptions } from "electron";
import type { Clock } from "../core/ports.ts";

/** The ids of the texts that the question shows; `messages/` has them in every language. */
type QuestionText = (
  id:
    | "confirmAddress.title"
    | "confirmAddress.detail"
    | "confirmAddress.connect"
    | "confirmAddress.cancel",
) => string;

/** Of Electron's `dialog` what asks a question in a window. */
interface QuestionDialog<Window> {
  showMessageBox(
    window: Window,
    options: MessageBoxOptions,
  ): Promise<{ readonly response: number }>;
}

interface AddressDialogDependencies<Window> {
  readonly dialog: QuestionDialog<NoInfer<Window>>;
  readonly clock: Clock;
  /** null while there is none. */
  readonly window: () => Window | null;
  /** In the language of now; asked for each question. */
  readonly text: () => QuestionText;
  readonly isLocked: () => boolean;
}

const firstPauseMs = 30_000;
const longestPauseMs = 600_000;

/** Asks in the system's own dialog whether new addresses may be used. */
export class AddressDialog<Window = BrowserWindow> {
  readonly #parts: AddressDialogDependencies<Window>;
  #isOpen = false;
  #isPaused = false;
  #nextPauseMs = firstPauseMs;

  constructor(dependencies: AddressDialogDependencies<Window>) {
    this.#parts = dependencies;
  }

  /**
   * Whether the person confirmed it. SECURITY: false at once while another question is open and for
   * a while after a no, so that a page can't wear anybody down with one after the other; and false
   * when the app is locked, also meanwhile.
   */
  readonly confirm = async (origins: readonly string[]): Promise<boolean> => {
    const { window, isLocked } = this.#parts;
    const parent = window();
    if (this.#isOpen || this.#isPaused || parent === null || isLocked()) return false;
    const isConfirmed = await this.#ask(parent, origins);
    if (!isConfirmed) this.#pause();
    if (!isConfirmed || isLocked()) return false;
    this.#nextPauseMs = firstPauseMs;
    return true;
  };

  async #ask(parent: Window, origins: readonly string[]): Promise<boolean> {
    const { dialog, text } = this.#parts;
    this.#isOpen = true;
    try {
      const { response } = await dialog.showMessageBox(parent, questionAbout(origins, text()));
      return response === connectButton;
    } finally {
      this.#isOpen = false;
    }
  }

  #pause(): void {
    this.#isPaused = true;
    this.#parts.clock.setTimer(this.#nextPauseMs, () => {
      this.#isPaused = false;
    });
    this.#nextPauseMs = Math.min(2 * this.#nextPauseMs, longestPauseMs);
  }
}

const cancelButton = 0;
const connectButton = 1;

function questionAbout(origins: readonly string[], text: QuestionText): MessageBoxOptions {
  return {
    type: "warning",
    title: "Keyrack",
    message: text("confirmAddress.title"),
    detail: `${origins.join("\n")}\n\n${text("confirmAddress.detail")}`,
    buttons: [text("confirmAddress.cancel"), text("confirmAddress.connect")],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true,
  };
}
