type When = "before" | "after";

const never = new Promise<never>(() => undefined);

/**
 * The power of one run of the app: each of its operations on the world outside is a step, and at
 * one of them it goes out. That one never resolves, nor does anything later.
 */
export class Power {
  /** Steps that were begun, by their names. */
  readonly steps: string[] = [];
  /** Resolves when the power goes out. */
  readonly out: Promise<"out">;
  #setOut: (out: "out") => void = () => undefined;
  #isOut = false;
  #cut: { readonly at: number; readonly when: When } | null = null;

  constructor() {
    this.out = new Promise((resolve) => {
      this.#setOut = resolve;
    });
  }

  /** It goes out at the `count`th step from now, "before" or "after" that was done. */
  cutAt(count: number, when: When): void {
    this.#cut = { at: this.steps.length + count, when };
  }

  /** It goes out now. */
  cut(): void {
    this.#isOut = true;
    this.#setOut("out");
  }

  async step<Value>(name: string, work: () => Value | Promise<Value>): Promise<Value> {
    const when = this.#begin(name);
    if (this.#isOut) return never;
    const value = await work();
    if (when === "after") this.cut();
    return this.#isOut ? never : value;
  }

  /** The same for work that nobody waits for: what comes after it still runs, but does nothing. */
  stepNow(name: string, work: () => void): void {
    const when = this.#begin(name);
    if (this.#isOut) return;
    work();
    if (when === "after") this.cut();
  }

  #begin(name: string): When | null {
    if (this.#isOut) return null;
    this.steps.push(name);
    const when = this.#cut?.at === this.steps.length ? this.#cut.when : null;
    if (when === "before") this.cut();
    return when;
  }
}
