import { useLanguage } from "../language/useLanguage.ts";
import { RowButton } from "../ui/RowButton.tsx";
import { type CopyTarget, useCopy } from "./useCopy.ts";

export function CopyButton(target: CopyTarget) {
  const { text } = useLanguage();
  const copy = useCopy(target);
  return (
    <RowButton
      shape="text"
      action="copy"
      label={text("keys.copy.label", { key: target.name })}
      tooltip={text("keys.copy.tooltip")}
      onPress={copy}
    >
      {text("keys.copy")}
    </RowButton>
  );
}
