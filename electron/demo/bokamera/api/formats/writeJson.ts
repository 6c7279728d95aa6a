import { type Dto, type DtoValue, isDefaultValue, isDtoList } from "./dto.ts";

/** JSON as ServiceStack writes it when it leaves out default values: no `false`, no empty text. */
export function writeJson(dto: Dto): string {
  return JSON.stringify(plain(dto));
}

function plain(value: DtoValue): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isDtoList(value)) return value.map(plain);
  const written: Record<string, unknown> = {};
  // A loop and no chain of arrays: a list may have 100 000 of these.
  for (const name in value.fields) {
    const field = value.fields[name] ?? null;
    if (!isDefaultValue(field)) written[name] = plain(field);
  }
  return written;
}
