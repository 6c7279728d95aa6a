/**
 * What a service answers, before it is written in a format. Every field is there, in the order of
 * its class; it is the format that leaves some out.
 */
export interface Dto {
  /** The name of its class, which only XML tells. */
  readonly type: string;
  readonly fields: Readonly<Record<string, DtoValue>>;
}

export type DtoValue = string | boolean | null | Dto | DtoList;
export type DtoList = readonly (string | Dto)[];

export function isDtoList(value: DtoValue): value is DtoList {
  return Array.isArray(value);
}

/** The fields that JSON and JSV write: none that has the default value of its type. */
export function writtenFields({ fields }: Dto): readonly (readonly [string, DtoValue])[] {
  return Object.entries(fields).filter(([, value]) => !isDefault(value));
}

function isDefault(value: DtoValue): boolean {
  return value === null || value === false || value === "";
}
