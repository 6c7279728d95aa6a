import { parentPort, workerData } from "node:worker_threads";
import { searchInThread } from "./searchInThread.ts";

// One job, and the thread ends; an error of it is the search's.
searchInThread(workerData, (message) => parentPort?.postMessage(message));
