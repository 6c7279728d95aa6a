import type { ActivityIntegrity } from "../../../shared/activity.ts";
import type { Head } from "./activityHead.ts";
import type { LineParts } from "./activityLine.ts";

/** An HMAC of a text under the key of the chain. */
export type Mac = (text: string) => string;

/** What a line may be chained to: the mac before it, and the lines without one in between. */
interface Link {
  readonly mac: string;
  /** Each with its line break. */
  readonly raw: string;
}

const mostNamed = 10;

/** What a line's mac is made over; no line and no mac has a line break in it. */
export function chainText({ mac, raw }: Link, body: string): string {
  return `${mac}\n${raw}${body}`;
}

/**
 * Whether lines, one after another, are as they were written. After one that is not, it looks for
 * where the chain goes on, so that one change is one broken line and not all that follow.
 */
export class ChainCheck {
  readonly #mac: Mac;
  /** The last line whose mac is right. */
  #head: Head | null;
  /** What the next line is chained to if nothing was changed since `#head`. */
  #link: Link;
  /** What else it may be chained to, after a broken line. */
  #guesses: readonly Link[] = [];
  #lines = 0;
  /** Numbers of the lines since the last one with a mac; `#foreign` are no lines of ours. */
  #raw: number[] = [];
  #foreign: number[] = [];
  #unprotectedSince = 0;
  #unprotected = 0;
  #isBroken = false;
  readonly #broken: number[] = [];

  /** `head`: the line before the first; null for the start of the log. */
  constructor(mac: Mac, head: Head | null) {
    this.#mac = mac;
    this.#head = head;
    this.#link = { mac: head?.mac ?? "", raw: "" };
  }

  /** What the next line is to be chained to. */
  get standing(): { readonly head: Head | null; readonly raw: string; readonly lastSeq: number } {
    const lastSeq = (this.#head?.seq ?? 0) + this.#unprotectedSince;
    return { head: this.#head, raw: this.#link.raw, lastSeq };
  }

  /** The next line, and what `splitLine` made of it. */
  take(line: string, parts: LineParts | null): void {
    this.#lines += 1;
    if (parts === null || parts.mac === null) this.#takeRaw(line, parts !== null);
    else this.#takeChained({ ...parts, mac: parts.mac });
  }

  /**
   * What can be said once all lines were taken.
   *
   * @param head the last line with a mac that the app knows of; null for none.
   * @param isTorn whether the file ends within a line, as after a crash: then what stands between
   *   the last line and that end is what earlier crashes left there.
   */
  result(head: Head | null, isTorn: boolean): ActivityIntegrity {
    const added = isTorn ? [] : this.#foreign;
    const missingAtEnd = Math.max(0, (head?.seq ?? 0) - (this.#head?.seq ?? 0));
    const isOther = head?.seq === this.#head?.seq && head?.mac !== this.#head?.mac;
    const isBroken = this.#isBroken || added.length > 0 || missingAtEnd > 0 || isOther;
    return {
      state: isBroken ? "broken" : "intact",
      brokenLines: [...this.#broken, ...added].slice(0, mostNamed),
      missingAtEnd,
      unprotected: this.#unprotected,
    };
  }

  #takeChained({ seq, body, mac }: LineParts & Head): void {
    const links = [this.#link, ...this.#guesses];
    const isRight = (link: Link) => this.#mac(chainText(link, body)) === mac;
    if (links.some(isRight)) {
      this.#goOn({ seq, mac });
    } else if (this.#raw.length > 0 && links.some((link) => isRight({ ...link, raw: "" }))) {
      // What stands between it and the line that it is chained to was added.
      this.#name(this.#raw);
      this.#goOn({ seq, mac });
    } else {
      this.#name(this.#foreign.length > 0 ? this.#foreign : [this.#lines]);
      // Either its text was changed, or its mac; or the whole line does not belong here.
      const intended = this.#mac(chainText(this.#link, body));
      this.#guesses = [mac, intended].map((guess) => ({ mac: guess, raw: "" }));
      this.#raw = [];
      this.#foreign = [];
    }
  }

  #takeRaw(line: string, isOurs: boolean): void {
    const longer = ({ mac, raw }: Link): Link => ({ mac, raw: `${raw}${line}\n` });
    this.#link = longer(this.#link);
    this.#guesses = this.#guesses.map(longer);
    this.#raw.push(this.#lines);
    if (isOurs) {
      this.#unprotected += 1;
      this.#unprotectedSince += 1;
    } else {
      this.#foreign.push(this.#lines);
    }
  }

  #goOn(head: Head): void {
    this.#head = head;
    this.#link = { mac: head.mac, raw: "" };
    this.#guesses = [];
    if (this.#raw.length === 0) return;
    this.#raw = [];
    this.#foreign = [];
    this.#unprotectedSince = 0;
  }

  #name(lines: readonly number[]): void {
    this.#isBroken = true;
    this.#broken.push(...lines.slice(0, mostNamed - this.#broken.length));
  }
}
