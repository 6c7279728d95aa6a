import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";

interface SeveralButtonProps {
  /** Why nothing can be refreshed now, as a sentence; null when it can. */
  readonly whyNot: string | null;
  readonly onPress: () => void;
}

/** Leads to the choice of keys that are to be refreshed one after the other. */
export function SeveralButton({ whyNot, onPress }: SeveralButtonProps) {
  const { text } = useLanguage();
  return (
    <Tooltip text={whyNot ?? text("keys.several.tooltip")}>
      <Button tone="quiet" state={whyNot === null ? "ready" : "pending"} onPress={onPress}>
        {text("keys.several")}
      </Button>
    </Tooltip>
  );
}
