import { useMemo, useState } from "react";
import type { CopyFormat } from "../../shared/copyFormat.ts";
import { startingSentence } from "../language/keyNames.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { Menu } from "../ui/Menu.tsx";
import type { CopyButtonProps } from "./CopyButton.tsx";
import { CopyPreview } from "./CopyPreview.tsx";

interface CopyMenuProps {
  readonly target: CopyButtonProps;
  readonly formats: readonly CopyFormat[];
  /** What the key was copied as the last time. */
  readonly choice: CopyFormat;
  readonly anchor: Element;
  readonly onChoose: (format: CopyFormat) => void;
  readonly onClose: () => void;
}

/** The formats that a key can be copied in, each with what would be copied while it is focused. */
export function CopyMenu(props: CopyMenuProps) {
  const { target, formats, choice, anchor, onChoose, onClose } = props;
  const { connectionId, keyId, maskedKey, name: key } = target;
  const { text } = useLanguage();
  const [focused, setFocused] = useState(choice);
  const keys = useMemo(() => [{ keyId, maskedKey }], [keyId, maskedKey]);
  return (
    <Menu
      label={text("copyAs.menu", { key })}
      anchor={anchor}
      items={formats.map((format) => ({
        value: format,
        label: startingSentence(text(`copyAs.format.${format}`)),
      }))}
      chosen={choice}
      onFocus={setFocused}
      onChoose={onChoose}
      onClose={onClose}
    >
      <CopyPreview connectionId={connectionId} keys={keys} format={focused} />
    </Menu>
  );
}
