import path from "node:path";

/** The folder that holds package.json and `out/`. */
export const checkout = path.resolve(import.meta.dirname, "../../..");
