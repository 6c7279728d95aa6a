import { type RefCallback, useEffect, useState } from "react";
import type { PassphraseField, Written } from "./passphraseFields.ts";

export interface PassphraseInputs {
  readonly refOf: (field: PassphraseField) => RefCallback<HTMLInputElement>;
  /** To the letter; "" for a field that is not shown. */
  readonly read: () => Written;
  readonly forget: (...fields: readonly PassphraseField[]) => void;
  /** Leads to a field; null for the first. */
  readonly focus: (field: PassphraseField | null) => void;
}

/** The inputs of the question, uncontrolled: what is written lies in the elements alone. */
export function usePassphraseInputs(): PassphraseInputs {
  const [inputs] = useState(() => {
    const elements = new Map<PassphraseField, HTMLInputElement>();
    const read = (field: PassphraseField) => elements.get(field)?.value ?? "";
    return {
      elements,
      refOf: (field: PassphraseField) => (input: HTMLInputElement | null) => {
        if (input !== null) elements.set(field, input);
      },
      read: () => ({ current: read("current"), next: read("next"), again: read("again") }),
      forget: (...fields: readonly PassphraseField[]) => {
        for (const field of fields) {
          const input = elements.get(field);
          if (input !== undefined) input.value = "";
        }
      },
      focus: (field: PassphraseField | null) => {
        const [first] = elements.values();
        (field === null ? first : elements.get(field))?.focus();
      },
    };
  });

  useEffect(
    // SECURITY: with the question goes what is written in it.
    () => () => {
      inputs.forget("current", "next", "again");
      inputs.elements.clear();
    },
    [inputs],
  );
  return inputs;
}
