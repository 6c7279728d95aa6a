/** A failure that a person can understand and mend: shown as its sentence, without a stack. */
export class CommandFailure extends Error {
  /** @override */
  name = "CommandFailure";
}
