/** One attempt to connect or to sign in. */
export interface ConnectAttempt {
  /** Resolves when the attempt does not count any more. */
  readonly givenUp: Promise<void>;
  readonly isCurrent: () => boolean;
}

/** The attempt that counts: a later one, or giving up, takes the place of one under way. */
export class ConnectAttempts {
  #giveUpCurrent: (() => void) | null = null;

  begin(): ConnectAttempt {
    this.cancel();
    let resolveGivenUp = (): void => undefined;
    const givenUp = new Promise<void>((resolve) => {
      resolveGivenUp = resolve;
    });
    const giveUp = (): void => resolveGivenUp();
    this.#giveUpCurrent = giveUp;
    return { givenUp, isCurrent: () => this.#giveUpCurrent === giveUp };
  }

  cancel(): void {
    this.#giveUpCurrent?.();
    this.#giveUpCurrent = null;
  }
}
