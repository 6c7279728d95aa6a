import { type DragEvent, useId, useRef, useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { IdentifiedKeys } from "./IdentifiedKeys.tsx";
import styles from "./IdentifyTool.module.css";
import toolStyles from "./ToolCard.module.css";
import { ToolCard } from "./ToolCard.tsx";
import { useIdentify } from "./useIdentify.ts";
import { pasteShortcut, usePasteWish } from "./usePasteWish.ts";

interface IdentifyToolProps {
  readonly connections: readonly Connection[];
}

/** Names the key that is on the clipboard, or in a file that is chosen or dropped here. */
export function IdentifyTool({ connections }: IdentifyToolProps) {
  const { text } = useLanguage();
  const aboutId = useId();
  const zone = useRef<HTMLFieldSetElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { identified, lookAtClipboard, chooseFile, lookAtDropped } = useIdentify();
  usePasteWish(zone, lookAtClipboard);
  const state = identified.state === "looking" ? "pending" : "ready";

  const onDragOver = (event: DragEvent) => {
    // Without this the browser takes no drop here.
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setIsOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    // SECURITY: files alone. A text that is dragged may be a key, and is not read.
    lookAtDropped([...event.dataTransfer.files]);
  };
  return (
    <ToolCard title={text("files.identify.title")}>
      <fieldset
        ref={zone}
        className={classNames(styles, "zone", isOver && "over")}
        aria-label={text("files.identify.title")}
        aria-describedby={aboutId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted needs a focus to go to
        tabIndex={0}
        onDragOver={onDragOver}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <p id={aboutId} className={classNames(toolStyles, "about")}>
          {text("files.identify.about", { shortcut: pasteShortcut })}
        </p>
        <div className={classNames(toolStyles, "buttons")}>
          <Button state={state} onPress={lookAtClipboard}>
            {text("files.identify.clipboard")}
          </Button>
          <Button state={state} onPress={chooseFile}>
            {text("files.identify.file")}
          </Button>
        </div>
      </fieldset>
      <IdentifiedKeys identified={identified} connections={connections} />
    </ToolCard>
  );
}
