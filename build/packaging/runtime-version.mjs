import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";

/**
 * The version of an Electron, by its own word: a runtime made from the registry has no file that
 * says it.
 *
 * @param {string} executable
 * @returns {Promise<string>} `33.2.1`
 */
export async function runtimeVersion(executable) {
  const { code, output } = await runProgram(executable, ["-p", "process.versions.electron"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  const version = /^\d+\.\d+\.\d+\S*$/m.exec(output)?.[0];
  if (code !== 0 || version === undefined) {
    throw new CommandFailure(`${executable} does not say which Electron it is:\n${output}`);
  }
  return version;
}
