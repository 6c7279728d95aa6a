import type { MessageId } from "../../language/messages.ts";

/** What is written in a field that has to be filled in, and what to say when that is nothing. */
export interface AskedField<Field extends string> {
  readonly field: Field;
  readonly written: string;
  readonly problem: MessageId;
}

export type MissingField<Field extends string> = Pick<AskedField<Field>, "field" | "problem">;

/** The first of these fields that is empty; null when none is. */
export function firstMissing<Field extends string>(
  asked: ReadonlyArray<AskedField<Field>>,
): MissingField<Field> | null {
  return asked.find(({ written }) => written === "") ?? null;
}
