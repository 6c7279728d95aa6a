import { useEffect, useEffectEvent } from "react";
import type { MenuCommand } from "../shared/contract.ts";
import { isDialogOpen } from "./ui/isDialogOpen.ts";
import { useKeyrack } from "./useKeyrack.ts";

/** Carries out what the application menu asks of the page, unless a dialog waits for its answer. */
export function useMenuCommands(commands: Readonly<Record<MenuCommand, () => void>>): void {
  const keyrack = useKeyrack();
  const carryOut = useEffectEvent((command: MenuCommand) => {
    if (!isDialogOpen()) commands[command]();
  });
  useEffect(() => keyrack.onMenuCommand((command) => carryOut(command)), [keyrack]);
}
