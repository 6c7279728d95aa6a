import type { FileProblem } from "../../../shared/linkedFile.ts";
import { codeOf } from "../durableFiles.ts";

const whenOpened: ReadonlyMap<unknown, FileProblem> = new Map([
  ["ENOENT", "missing"],
  ["ENOTDIR", "missing"],
  ["ENAMETOOLONG", "missing"],
  // Links that lead in a circle lead to nothing.
  ["ELOOP", "missing"],
  ["EACCES", "not-readable"],
  ["EPERM", "not-readable"],
]);

const whenWritten: ReadonlyMap<unknown, FileProblem> = new Map([
  ["ENOSPC", "no-room"],
  ["EDQUOT", "no-room"],
  ["EROFS", "read-only"],
  ["EACCES", "read-only"],
  ["EPERM", "read-only"],
]);

/** A problem of ours on its way out of a piece of work. */
export class FileRefusal extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** What an error means while a file is looked at. */
export function openProblemOf(error: unknown): FileProblem {
  return whenOpened.get(codeOf(error)) ?? "failed";
}

/** What an error means while a file is replaced. */
export function writeProblemOf(error: unknown): FileProblem {
  if (error instanceof FileRefusal) return error.problem;
  return whenWritten.get(codeOf(error)) ?? "failed";
}
