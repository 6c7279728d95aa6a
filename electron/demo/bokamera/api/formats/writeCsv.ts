import type { Dto, DtoValue } from "./dto.ts";
import { writeJsvValue } from "./writeJsv.ts";

/**
 * CSV as ServiceStack writes it: a row of names and a row of values. A list is JSV in one cell, so
 * the answer of a list of keys is one row, whatever the number of keys.
 */
export function writeCsv({ fields }: Dto): string {
  const names = Object.keys(fields).map(writeCell);
  const values = Object.values(fields).map((value) => writeCell(cellText(value)));
  return `${names.join(",")}\r\n${values.join(",")}\r\n`;
}

function cellText(value: DtoValue): string {
  return typeof value === "string" ? value : writeJsvValue(value);
}

/** Quoted where a quote, a comma or a line's end is in it, and where it starts like a list. */
function writeCell(text: string): string {
  return /[",\r\n]|^[[{]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
