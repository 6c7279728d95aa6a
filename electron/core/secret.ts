/**
 * A plaintext key, token or password in main. It can't be read by accident: turning it into text
 * or JSON throws, sending it to another process or thread throws, inspecting it shows a
 * placeholder. The one way to the text is `exposeText()`, which is easy to find in a review.
 */
export class Secret {
  readonly #text: string;
  /**
   * SECURITY: no message between processes and threads can carry a function, so that one which
   * holds a secret throws where it is sent. Without it a clone would arrive empty, in silence.
   */
  readonly cannotBeCloned = cannotBeCloned;

  constructor(text: string) {
    this.#text = text;
  }

  /** The plaintext. Call it where the bytes leave for their one destination, nowhere earlier. */
  exposeText(): string {
    return this.#text;
  }

  toString(): never {
    throw new Error("a secret can't be turned into text");
  }

  toJSON(): never {
    throw new Error("a secret can't be serialised");
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}

function cannotBeCloned(): never {
  throw new Error("a secret can't be cloned");
}
