import { join } from "node:path";
import log from "electron-log/node";
import type { AppLog } from "../core/ports.ts";

/**
 * The program's log file, `FOLDER/keyrack.log`, at most 1 MB and one older file beside it.
 * electron-log's Node flavour, since its main flavour opens an IPC channel that nobody guards.
 */
export function createFileLog(folder: () => string): AppLog {
  log.transports.console.level = false;
  log.transports.file.level = "info";
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.file.resolvePathFn = () => join(folder(), "keyrack.log");
  return { defect: (where, error) => log.error(where, describeDefect(error)) };
}

/**
 * The type of an error and the places it went through.
 *
 * SECURITY: never its message: a parser's message quotes what it could not parse.
 */
export function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // The message comes first in a stack, and one of its lines may look like a place.
  const frames = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return [error.name, ...frames].join("\n");
}
