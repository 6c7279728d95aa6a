import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { useCopy } from "./useCopy.ts";

interface CopyButtonProps {
  readonly connectionId: ConnectionId;
  readonly row: ApiKeyRow;
}

export function CopyButton({ connectionId, row }: CopyButtonProps) {
  const { text } = useLanguage();
  const copy = useCopy(connectionId, row);
  return (
    <Tooltip text={text("keys.copy.tooltip")}>
      <Button
        action="copy"
        label={text("keys.copy.label", { key: keyName(row, text) })}
        onPress={copy}
      >
        {text("keys.copy")}
      </Button>
    </Tooltip>
  );
}
