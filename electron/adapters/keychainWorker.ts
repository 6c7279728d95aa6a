import { parentPort } from "node:worker_threads";
import { AsyncEntry } from "keytar";
import type { KeychainAnswer, KeychainQuestion } from "./keychainThread.ts";

// SECURITY: without this, where no Secret Service answers, the package falls back unseen to the
// kernel's keyring, which is gone with the session and open to it.
const secretServiceOnly = { linux: { store: "secret-service" } } as const;

/** Questions are answered in their order: a removal must not overtake the writing before it. */
let turn: Promise<unknown> = Promise.resolve();

const port = parentPort;
port?.on("message", (question: KeychainQuestion) => {
  turn = turn.then(async () => port.postMessage(await answer(question)));
});

async function answer(question: KeychainQuestion): Promise<KeychainAnswer> {
  const { id } = question;
  try {
    return { id, outcome: "answered", value: await ask(question) };
  } catch (error) {
    return { id, outcome: "failed", message: error instanceof Error ? error.message : "" };
  }
}

async function ask(question: KeychainQuestion): Promise<string | boolean | null> {
  // Blocks this thread while the service does not answer; that is what the thread is for.
  const entry = new AsyncEntry(question.service, question.account, secretServiceOnly);
  switch (question.kind) {
    case "get":
      return (await entry.getPassword()) ?? null;
    case "set":
      await entry.setPassword(question.password);
      return null;
    case "delete":
      return await entry.deletePassword();
  }
}
