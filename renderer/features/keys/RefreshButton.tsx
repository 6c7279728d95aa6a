import { useLanguage } from "../../language/useLanguage.ts";
import { Icon } from "../../ui/Icon.tsx";
import { RowButton } from "../../ui/RowButton.tsx";

interface RefreshButtonProps {
  /** "ARI Post key" */
  readonly name: string;
  readonly onPress: () => void;
}

export function RefreshButton({ name, onPress }: RefreshButtonProps) {
  const { text } = useLanguage();
  return (
    <RowButton
      shape="icon"
      action="refresh"
      label={text("keys.refresh.label", { key: name })}
      tooltip={text("keys.refresh.tooltip")}
      onPress={onPress}
    >
      <Icon name="refresh" />
    </RowButton>
  );
}
