import { callChannels, callNames } from "../../shared/channels.ts";
import type { KeyrackCalls, RequestOf, ValueOf } from "../../shared/contract.ts";
import { requestSchemas } from "../../shared/schemas.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";
import { connectionCalls } from "./connectionCalls.ts";
import { fileCalls } from "./fileCalls.ts";
import { guardCalls } from "./guardCalls.ts";
import { handle } from "./handle.ts";
import { keyCalls } from "./keyCalls.ts";
import { refreshCalls } from "./refreshCalls.ts";
import { whileUnlocked } from "./whileUnlocked.ts";

/** Opens every channel to the page; the compiler holds channel, schema and work together. */
export function registerHandlers(dependencies: HandlerDependencies): void {
  const calls: CallTable = {
    ...keyCalls(dependencies),
    ...refreshCalls(dependencies),
    ...fileCalls(dependencies),
    ...connectionCalls(dependencies),
    ...guardCalls(dependencies),
  };
  const open = <Name extends keyof KeyrackCalls>(name: Name) =>
    handle<RequestOf<Name>, ValueOf<Name>>(dependencies, {
      channel: callChannels[name],
      schema: requestSchemas[name],
      run: whileUnlocked(dependencies.lock, name, calls[name]),
    });
  for (const name of callNames) open(name);
}
