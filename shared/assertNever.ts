/** Ends a switch over a union: adding a member without handling it no longer compiles. */
export function assertNever(value: never): never {
  // SECURITY: only the type of the value is told, since the value itself could hold a secret.
  throw new Error(`unexpected value of type ${typeof value}`);
}
