import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import { Icon } from "../ui/Icon.tsx";
import { RowButton } from "../ui/RowButton.tsx";
import styles from "./FilesButton.module.css";
import { type FilesTarget, useKeyFiles } from "./KeyFilesContext.ts";
import { linksNeed } from "./linksNeed.ts";

interface FilesButtonProps extends FilesTarget {
  /** How the key is called within a sentence, "ARI Post key". */
  readonly name: string;
}

/**
 * Leads to the files of a key. How many there are, and whether one calls for a look, it shows; the
 * tooltip, which describes the button to assistive technology, says it in words.
 */
export function FilesButton({ name, place, row }: FilesButtonProps) {
  const { text } = useLanguage();
  const { linksOf, open } = useKeyFiles();
  const target = { place, row };
  const links = linksOf(target);
  const files = links.length;
  const need = linksNeed(links);
  const counted = text("linkedFile.button.tooltip", { files });
  const tooltip = need === null ? counted : `${counted}. ${text(`linkedFile.button.${need}`)}`;
  return (
    <RowButton
      shape="icon"
      action="files"
      label={text("linkedFile.button", { key: name })}
      tooltip={tooltip}
      onPress={() => open(target)}
    >
      <span className={classNames(styles, "place")}>
        <Icon name="file" />
        {files > 0 && (
          <span className={classNames(styles, "count")} aria-hidden="true">
            {files > 9 ? "9+" : files}
          </span>
        )}
        {need !== null && (
          <span className={classNames(styles, "need", need)} aria-hidden="true">
            !
          </span>
        )}
      </span>
    </RowButton>
  );
}
