import { keyEnding } from "../language/keyNames.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import styles from "./MaskedKey.module.css";

interface MaskedKeyProps {
  /** Dots and the last four characters. */
  readonly maskedKey: string;
}

export function MaskedKey({ maskedKey }: MaskedKeyProps) {
  const { text } = useLanguage();
  const ending = keyEnding(maskedKey);
  const dots = maskedKey.slice(0, maskedKey.length - ending.length);
  return (
    <span className={classNames(styles, "masked")}>
      <VisuallyHidden>{text("keys.hiddenKey")} </VisuallyHidden>
      <span className={classNames(styles, "dots")} aria-hidden="true">
        {dots}
      </span>
      {ending}
    </span>
  );
}
