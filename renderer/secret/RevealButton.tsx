import { useLanguage } from "../language/useLanguage.ts";
import { Icon } from "../ui/Icon.tsx";
import { RowButton } from "../ui/RowButton.tsx";

interface RevealButtonProps {
  /** How the key is called within a sentence, "ARI Post key". */
  readonly name: string;
  readonly isRevealed: boolean;
  readonly onToggle: () => void;
}

/** Reveal, or Hide while the key is shown. */
export function RevealButton({ name, isRevealed, onToggle }: RevealButtonProps) {
  const { text } = useLanguage();
  const reveal = isRevealed ? "hide" : "reveal";
  return (
    <RowButton
      shape="icon"
      action="reveal"
      label={text(`keys.${reveal}`, { key: name })}
      tooltip={text(`keys.${reveal}.tooltip`)}
      onPress={onToggle}
    >
      <Icon name={reveal} />
    </RowButton>
  );
}
