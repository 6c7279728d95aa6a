import { joined, type RenderCopy } from "./renderCopy.ts";
import { hasUnwritable } from "./unwritable.ts";

/** PowerShell takes each of these for the single quote. */
const singleQuotes = /['\u2018-\u201b]/g;

/** `$env:NAME = 'value'`; in single quotes nothing is expanded, and a quote is written twice. */
export const renderPowershell: RenderCopy = (keys) =>
  joined(
    keys.map(({ name, value }) =>
      hasUnwritable(value) ? null : `$env:${name} = '${value.replaceAll(singleQuotes, "$&$&")}'`,
    ),
  );
