import type { ActivityEntry } from "../../../shared/activity.ts";

/** A line of the log, taken apart but not believed. */
export interface LineParts {
  readonly seq: number;
  /** As it stands there, `2026-03-12T10:40:00.000Z`. */
  readonly at: string;
  /** What else the entry says: JSON without its braces. */
  readonly rest: string;
  /** What the mac is made over: the line up to it. */
  readonly body: string;
  /** null for a line that was written while no keychain answered. */
  readonly mac: string | null;
}

const beginning = /^\{"seq":([1-9]\d{0,12}),"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",/;
const firstCharacters = '{"seq":';
const noMac = ',"mac":null}';
const macAtEnd = /^,"mac":"([\w-]{43})"\}$/;
/** Of `,"mac":"…"}` with 43 characters of base64url. */
const macLength = 53;

/**
 * An entry as JSON without its end, for `lineOf`. ASCII only, so that a character is a byte
 * and a line that was tampered with can't be read as the same text.
 */
export function bodyOf({ seq, at, ...subject }: Omit<ActivityEntry, "isProtected">): string {
  const json = JSON.stringify({ seq, at, ...subject }).slice(0, -1);
  return json.replaceAll(/[\u007f-\uffff]/g, escaped);
}

/** The line without its line break. */
export function lineOf(body: string, mac: string | null): string {
  return mac === null ? `${body}${noMac}` : `${body},"mac":"${mac}"}`;
}

/** null for text that is no line of ours: an append that broke off, or somebody else's. */
export function splitLine(line: string): LineParts | null {
  const [begun, seq, at] = beginning.exec(line) ?? [];
  if (begun === undefined || seq === undefined || at === undefined) return null;
  const mac = line.endsWith(noMac) ? null : macAtEnd.exec(line.slice(-macLength))?.[1];
  if (mac === undefined) return null;
  const body = line.slice(0, mac === null ? -noMac.length : -macLength);
  return { seq: Number(seq), at, rest: body.slice(begun.length), body, mac };
}

/** Whether text that is no line of ours may be the beginning of one, as a crash leaves it. */
export function isBegunLine(line: string): boolean {
  return firstCharacters.startsWith(line.slice(0, firstCharacters.length)) || /^\0+$/.test(line);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
