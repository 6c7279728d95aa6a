import type { ActivityIntegrity } from "../../../shared/activity.ts";
import type { Head } from "./activityHead.ts";
import { isBegunLine, type LineParts } from "./activityLine.ts";

/** An HMAC of a text under the key of the chain. */
export type Mac = (text: string) => string;

/** What a line may be chained to: the mac before it, and the lines without one in between. */
interface Link {
  readonly mac: string;
  /** Each with its line break. */
  readonly raw: string;
}

/** A line without a mac that is no line of ours. */
interface ForeignLine {
  readonly number: number;
  /** It is the beginning of a line of ours, as a crash leaves it. */
  readonly isBegun: boolean;
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
  /** Of its raw text what is ours, and the beginnings of lines since. */
  #ownRaw = "";
  #begun = "";
  /** What else it may be chained to, after a broken line. */
  #guesses: readonly Link[] = [];
  #lines = 0;
  /** Numbers of the lines since the last one with a mac. */
  #raw: number[] = [];
  #foreign: ForeignLine[] = [];
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

  /**
   * What the next line is to be chained to.
   *
   * SECURITY: never to a line that somebody else has added. Its mac would vouch for that line, and
   * the log would be called whole from then on; so it leaves it out, and names it for ever.
   */
  standing(isTorn: boolean): {
    readonly head: Head | null;
    readonly raw: string;
    readonly lastSeq: number;
  } {
    const lastSeq = (this.#head?.seq ?? 0) + this.#unprotectedSince;
    const raw = this.#added(isTorn).length > 0 ? this.#ownRaw : this.#link.raw;
    return { head: this.#head, raw, lastSeq };
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
   * @param isTorn whether the file ends within a line, as after a crash: then that end, and
   *   beginnings of lines just before it, are what crashes left there.
   */
  result(head: Head | null, isTorn: boolean): ActivityIntegrity {
    const added = this.#added(isTorn);
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
    } else if (this.#foreign.length > 0 && isRight({ ...this.#link, raw: this.#ownRaw })) {
      this.#name(this.#foreign.map(({ number }) => number));
      this.#goOn({ seq, mac });
    } else if (this.#raw.length > 0 && links.some((link) => isRight({ ...link, raw: "" }))) {
      // What stands between it and the line that it is chained to was added.
      this.#name(this.#raw);
      this.#goOn({ seq, mac });
    } else {
      const foreign = this.#foreign.map(({ number }) => number);
      this.#name(foreign.length > 0 ? foreign : [this.#lines]);
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
    if (!isOurs) {
      const isBegun = isBegunLine(line);
      if (isBegun) this.#begun += `${line}\n`;
      this.#foreign.push({ number: this.#lines, isBegun });
      return;
    }
    this.#unprotected += 1;
    this.#unprotectedSince += 1;
    // Beginnings before a line of ours are what crashes left there.
    this.#ownRaw += `${this.#begun}${line}\n`;
    if (this.#begun === "") return;
    this.#begun = "";
    this.#foreign = this.#foreign.filter(({ isBegun }) => !isBegun);
  }

  /** Of the lines since the last one with a mac those that no crash can have left there. */
  #added(isTorn: boolean): readonly number[] {
    const isLeft = ({ number, isBegun }: ForeignLine) => isBegun || number === this.#lines;
    return this.#foreign.filter((line) => !isTorn || !isLeft(line)).map(({ number }) => number);
  }

  #goOn(head: Head): void {
    this.#head = head;
    this.#link = { mac: head.mac, raw: "" };
    this.#ownRaw = "";
    this.#begun = "";
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
