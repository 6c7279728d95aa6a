/**
 * Lines `$env:NAME = '…'` as PowerShell reads them. After its language specification, 2.3.5.2: a
 * verbatim string goes from one single-quote-character to the next that has no other one beside it;
 * two stand for the second of them. Five characters count as one: U+0027 and U+2018 to U+201B.
 */
export function readPowershell(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let at = 0;
  while (at < text.length) {
    const assigned = /^\$env:([A-Za-z0-9_]+) = /.exec(text.slice(at));
    if (assigned === null) throw new Error(`no assignment at ${at}`);
    at += assigned[0].length;
    const read = readVerbatim(text, at);
    values[assigned[1] ?? ""] = read.value;
    at = read.end;
    if (at < text.length && text[at] !== "\n") throw new Error(`no end of a statement at ${at}`);
    at += 1;
  }
  return values;
}

const quotes = new Set([0x27, 0x2018, 0x2019, 0x201a, 0x201b]);

function readVerbatim(text: string, start: number): { value: string; end: number } {
  if (!quotes.has(text.charCodeAt(start))) throw new Error(`no string at ${start}`);
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (quotes.has(text.charCodeAt(at))) {
      at += 1;
      if (!quotes.has(text.charCodeAt(at))) return { value, end: at };
    }
    value += text.charAt(at);
  }
  throw new Error("the string does not end");
}
