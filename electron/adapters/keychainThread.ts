import { Worker } from "node:worker_threads";

type Entry = { readonly id: number; readonly service: string; readonly account: string };

/** What is asked of the keychain's thread. */
export type KeychainQuestion = Entry &
  (
    | { readonly kind: "get" }
    | { readonly kind: "set"; readonly password: string }
    | { readonly kind: "delete" }
  );

export type KeychainAnswer =
  | { readonly id: number; readonly outcome: "answered"; readonly value: string | boolean | null }
  | { readonly id: number; readonly outcome: "failed"; readonly message: string };

/** keytar's functions, as far as we use them. */
export interface KeytarFunctions {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

interface Asker {
  readonly resolve: (value: string | boolean | null) => void;
  readonly reject: (error: Error) => void;
}

type Distributive<Question> = Question extends unknown ? Omit<Question, "id"> : never;

/**
 * The keychain package in a thread of its own. The package connects to the Secret Service within a
 * constructor, and one that hangs would hang the main process, and with it the window, for two
 * seconds at each call. The thread is started with the first question, again after it ended.
 */
export class KeychainThread implements KeytarFunctions {
  readonly #script: string;
  readonly #askers = new Map<number, Asker>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor({ script }: { script: string }) {
    this.#script = script;
  }

  async getPassword(service: string, account: string): Promise<string | null> {
    const value = await this.#ask({ kind: "get", service, account });
    return typeof value === "string" ? value : null;
  }

  async setPassword(service: string, account: string, password: string): Promise<void> {
    await this.#ask({ kind: "set", service, account, password });
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    return (await this.#ask({ kind: "delete", service, account })) === true;
  }

  #ask(question: Distributive<KeychainQuestion>): Promise<string | boolean | null> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#askers.set(id, { resolve, reject });
      this.#running().postMessage({ id, ...question });
    });
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#script);
    worker.on("message", (answer: KeychainAnswer) => this.#settle(answer));
    worker.on("error", () => this.#end(worker));
    worker.on("exit", () => this.#end(worker));
    // An idle thread must not keep the app from ending.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(answer: KeychainAnswer): void {
    const asker = this.#askers.get(answer.id);
    this.#askers.delete(answer.id);
    if (answer.outcome === "answered") asker?.resolve(answer.value);
    else asker?.reject(new Error(answer.message));
  }

  #end(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const asker of this.#askers.values()) asker.reject(new Error("the thread ended"));
    this.#askers.clear();
  }
}
