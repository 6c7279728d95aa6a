import { useRef, useState } from "react";
import type { LinkedFile } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import type { FileUpdates } from "../../linkedFiles/useFileUpdates.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import { filterShortcut, useFilterShortcut } from "../../ui/useFilterShortcut.ts";
import styles from "./LinkedFilesToolbar.module.css";

/** As many as one takes in at a glance. */
const mostWithoutFilter = 8;

interface LinkedFilesToolbarProps {
  readonly all: readonly LinkedFile[];
  /** How many the filter leaves. */
  readonly shown: number;
  readonly words: string;
  readonly onSeek: (words: string) => void;
  readonly attentionOnly: boolean;
  readonly onAttentionOnly: (attentionOnly: boolean) => void;
  /** Those that hold a former value of their key. */
  readonly updatable: readonly LinkedFile[];
  readonly updates: FileUpdates;
  readonly onCheckAll: () => Promise<unknown>;
}

/** What narrows the list down, where it is long, and what is done with all of it. */
export function LinkedFilesToolbar(props: LinkedFilesToolbarProps) {
  const { all, shown, words, onSeek, attentionOnly, onAttentionOnly, updatable, updates } = props;
  const { text } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useFilterShortcut(field);
  const [isChecking, setIsChecking] = useState(false);
  const checkAll = async () => {
    setIsChecking(true);
    await props.onCheckAll();
    setIsChecking(false);
  };
  const isUpdating = updates.underWay.size > 0;
  return (
    <div className={classNames(styles, "toolbar")}>
      {all.length > mostWithoutFilter && (
        <>
          <SearchField
            label={text("files.filter")}
            value={words}
            onChange={onSeek}
            shortcut={filterShortcut}
            inputRef={field}
          />
          <Checkbox
            label={text("files.attentionOnly")}
            isChecked={attentionOnly}
            onChange={onAttentionOnly}
          />
        </>
      )}
      <p role="status" className={classNames(styles, "count")}>
        {text("files.count", { shown, all: all.length })}
      </p>
      <Button state={isChecking ? "pending" : "ready"} onPress={() => void checkAll()}>
        {text("files.checkAll")}
      </Button>
      {(updatable.length > 0 || isUpdating) && (
        <Button
          tone="primary"
          state={isUpdating ? "pending" : "ready"}
          onPress={() => updates.update(updatable.map(({ linkId }) => linkId))}
        >
          {isUpdating
            ? text("files.update.underWay", { count: updates.underWay.size })
            : text("files.update.several", { count: updatable.length })}
        </Button>
      )}
    </div>
  );
}
