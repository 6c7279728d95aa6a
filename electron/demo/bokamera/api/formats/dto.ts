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

/** Whether JSON and JSV leave a field out: its value is the default one of its type. */
export function isDefaultValue(value: DtoValue): boolean {
  return value === null || value === false || value === "";
}
