import { type Dto, type DtoValue, isDtoList, writtenFields } from "./dto.ts";

/** JSON as ServiceStack writes it when it leaves out default values: no `false`, no empty text. */
export function writeJson(dto: Dto): string {
  return JSON.stringify(plain(dto));
}

function plain(value: DtoValue): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isDtoList(value)) return value.map(plain);
  return Object.fromEntries(writtenFields(value).map(([name, field]) => [name, plain(field)]));
}
