import { spawn } from "node:child_process";

/** `clipboard` is what Ctrl+V pastes, `primary` what the middle mouse button does. */
export type Selection = "clipboard" | "primary";

/**
 * Reads a selection as any other program on the display would. An empty one, or one that nobody
 * owns, is undefined.
 *
 * @param target the format asked for, such as `TARGETS` or `text/html`
 */
export async function readSelection(
  selection: Selection = "clipboard",
  target = "UTF8_STRING",
): Promise<string | undefined> {
  const { code, output } = await runXclip(["-o", "-selection", selection, "-t", target]);
  // xclip ends with 1 when there is no owner, or when the owner does not have that format.
  return code === 0 && output !== "" ? output : undefined;
}

/** Puts a text on a selection, as another program would. */
export async function writeSelection(
  text: string,
  selection: Selection = "clipboard",
): Promise<void> {
  const { code } = await runXclip(["-i", "-selection", selection], text);
  if (code !== 0) throw new Error(`xclip could not write the ${selection}.`);
}

/**
 * A writing xclip leaves a process behind that owns the selection until another takes it. That one
 * keeps the streams open, so the end of the first process is what counts, not of its streams; the
 * desktop ends the other.
 */
function runXclip(
  args: readonly string[],
  input?: string,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const isWrite = input !== undefined;
    const child = spawn("xclip", args, {
      stdio: [isWrite ? "pipe" : "ignore", isWrite ? "ignore" : "pipe", "ignore"],
      timeout: 5_000,
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.once("error", reject);
    child.once(isWrite ? "exit" : "close", (code) => resolve({ code: code ?? 1, output }));
    child.stdin?.end(input);
  });
}
