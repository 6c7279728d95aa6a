import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";

const name = "keyrack-test";

/**
 * The ordinary user that runs what root must not: Chromium's sandbox can't work as root. It can't
 * sign in and has no home.
 *
 * @returns {Promise<{ uid: number, gid: number }>}
 */
export async function ensureTestUser() {
  return (await findTestUser()) ?? (await makeTestUser());
}

async function findTestUser() {
  const [uid, gid] = await Promise.all([idOf("-u"), idOf("-g")]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** @param {"-u" | "-g"} which */
async function idOf(which) {
  const { code, output } = await runProgram("id", [which, name]);
  return code === 0 ? Number(output) : undefined;
}

async function makeTestUser() {
  const args = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  const { output } = await runProgram("useradd", [...args, "--shell", "/usr/sbin/nologin", name]);
  // Another run may have made it in the meantime; what counts is that it is there.
  const user = await findTestUser();
  if (!user) throw new CommandFailure(`The user for the tests could not be made: ${output}`);
  return user;
}
