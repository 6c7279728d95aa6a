import { useLanguage } from "../../language/useLanguage.ts";
import { useTicking } from "../../ui/useTicking.ts";
import { type KeyUsage, usedWhen } from "./keyUsage.ts";

interface KeyLastUsedProps {
  readonly usage: KeyUsage;
  /** null for a platform that tells when its keys were used. */
  readonly untoldBy: string | null;
}

/** "yesterday, 16:20", "never used", or that the platform does not tell. */
export function KeyLastUsed({ usage, untoldBy }: KeyLastUsedProps) {
  const language = useLanguage();
  const when = useTicking(() => usedWhen(usage, language), 5_000);
  const { lastUsed } = usage;
  if (lastUsed === null) {
    return untoldBy === null
      ? language.text("keys.neverUsed")
      : language.text("refresh.useNotTold", { platform: untoldBy });
  }
  return (
    <time dateTime={lastUsed} title={language.exactTime(lastUsed)}>
      {when}
    </time>
  );
}
