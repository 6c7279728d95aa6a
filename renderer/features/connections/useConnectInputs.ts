import { type RefCallback, useEffect, useState } from "react";
import { type ConnectAttempt, wrongFieldOf } from "./connectAttempt.ts";

export interface ConnectInputs<Field extends string> {
  readonly refOf: (field: Field) => RefCallback<HTMLInputElement>;
  /** Whether the field is on the page now. */
  readonly isShown: (field: Field) => boolean;
  /** As it was written, without the spaces around it; "" for a field that is not shown. */
  readonly read: (field: Field) => string;
  /** To the letter: a password may begin or end with a space. */
  readonly readExactly: (field: Field) => string;
  /** SECURITY: secrets leave the page with the call; their fields are empty before the answer. */
  readonly forget: (...fields: readonly Field[]) => void;
}

/** The inputs of a form, uncontrolled; a wrong one gets the focus, each time that it is wrong. */
export function useConnectInputs<Field extends string>(
  attempt: ConnectAttempt<Field>,
): ConnectInputs<Field> {
  const [inputs] = useState(() => new Map<Field, HTMLInputElement>());

  useEffect(() => {
    const wrongField = wrongFieldOf(attempt);
    if (wrongField !== null) inputs.get(wrongField)?.focus();
  }, [inputs, attempt]);

  const readExactly = (field: Field) => inputs.get(field)?.value ?? "";
  return {
    refOf: (field) => (input) => {
      if (input === null) inputs.delete(field);
      else inputs.set(field, input);
    },
    isShown: (field) => inputs.has(field),
    read: (field) => readExactly(field).trim(),
    readExactly,
    forget: (...fields) => {
      for (const field of fields) {
        const input = inputs.get(field);
        if (input !== undefined) input.value = "";
      }
    },
  };
}
