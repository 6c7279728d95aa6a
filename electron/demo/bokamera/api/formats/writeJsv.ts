import { type Dto, type DtoValue, isDefaultValue, isDtoList } from "./dto.ts";

/**
 * JSV, ServiceStack's own format: JSON's brackets, quotes only where they are needed, doubled as in
 * CSV. Default values are left out.
 *
 * @see https://docs.servicestack.net/jsv-format
 */
export function writeJsv(dto: Dto): string {
  return writeJsvValue(dto);
}

/** A part of JSV, which is also what stands in a cell of CSV. */
export function writeJsvValue(value: DtoValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return writeText(value);
  if (isDtoList(value)) return `[${value.map(writeJsvValue).join(",")}]`;
  const fields = Object.entries(value.fields).filter(([, field]) => !isDefaultValue(field));
  return `{${fields.map(([name, field]) => `${name}:${writeJsvValue(field)}`).join(",")}}`;
}

function writeText(text: string): string {
  const needsQuotes = /[[\]{},"\r\n]/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
