import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const electron = join(import.meta.dirname, "../../electron");
const textOf = (...names: readonly string[]) => readFileSync(join(electron, ...names), "utf8");
const rules = readdirSync(join(electron, "security")).flatMap((file) =>
  [...textOf("security", file).matchAll(/^export (?:async )?function (\w+)\(/gm)].map(
    ([, name = ""]) => ({
      file,
      name,
    }),
  ),
);
const isOrder = ({ name }: { name: string }) =>
  /^(?:confine|disable|enable|guard|refuse|register|serve)/.test(name);

/** Seen to fail with `refuseDirectConnections()` taken out of main.ts. */
describe("the rules of electron/security", () => {
  it("are all in force: main calls each, or one that it calls does", () => {
    const main = textOf("main.ts");
    const callers = rules.map(({ file, name }) => ({ name, text: textOf("security", file) }));
    const isInForce = (name: string): boolean =>
      main.includes(`${name}(`) ||
      callers.some(
        (caller) =>
          caller.name !== name && caller.text.includes(`${name}(`) && isInForce(caller.name),
      );
    const orders = rules.filter(isOrder).map(({ name }) => name);
    expect(orders.length).toBeGreaterThan(6);
    expect(orders.filter((name) => !isInForce(name))).toEqual([]);
  });
});
