import { useLanguage } from "../../language/useLanguage.ts";
import { Icon } from "../../ui/Icon.tsx";
import { RowButton } from "../../ui/RowButton.tsx";

interface RefreshButtonProps {
  /** "ARI Post key" */
  readonly name: string;
  /** Why it can't be refreshed now, as a sentence; null when it can. */
  readonly whyNot: string | null;
  readonly onPress: () => void;
}

export function RefreshButton({ name, whyNot, onPress }: RefreshButtonProps) {
  const { text } = useLanguage();
  return (
    <RowButton
      shape="icon"
      action="refresh"
      label={text("keys.refresh.label", { key: name })}
      tooltip={whyNot ?? text("keys.refresh.tooltip")}
      isUnavailable={whyNot !== null}
      onPress={onPress}
    >
      <Icon name="refresh" />
    </RowButton>
  );
}
