import type { ReactNode } from "react";
import { assertNever } from "../../../shared/assertNever.ts";
import type { CreatedCompanyKey } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import { NewKeys } from "./NewKeys.tsx";

interface CreateKeyResultProps {
  readonly connectionId: ConnectionId;
  readonly created: CreatedCompanyKey;
  readonly onClose: () => void;
}

/** What became of the order, and what is left to do. */
export function CreateKeyResult(props: CreateKeyResultProps) {
  const { text } = useLanguage();
  const { connectionId, created, onClose } = props;
  const next = text("createKey.next");
  return (
    <>
      {created.outcome === "created" ? (
        <>
          <NewKeys connectionId={connectionId} rows={[created.row]} />
          <p role="status">{next}</p>
        </>
      ) : (
        <Unclear created={created} text={text}>
          {created.outcome === "found" && (
            <>
              <NewKeys connectionId={connectionId} rows={created.rows} />
              <p>{next}</p>
            </>
          )}
        </Unclear>
      )}
      <DialogActions>
        <Button tone="primary" autoFocus onPress={onClose}>
          {text(created.outcome === "created" ? "common.done" : "common.close")}
        </Button>
      </DialogActions>
    </>
  );
}

type UnclearOutcome = Exclude<CreatedCompanyKey, { readonly outcome: "created" }>;

interface UnclearProps {
  readonly created: UnclearOutcome;
  readonly text: Text;
  readonly children: ReactNode;
}

/** The answer was lost: what the list told instead. */
function Unclear({ created, text, children }: UnclearProps) {
  return (
    <>
      <Note tone="warn" role="alert">
        {unclearText(created, text)}
      </Note>
      {children}
    </>
  );
}

function unclearText(created: UnclearOutcome, text: Text): string {
  switch (created.outcome) {
    case "found":
      return text("createKey.found", { keys: created.rows.length });
    case "not-found":
      return text("createKey.notFound");
    case "unknown":
      return text("createKey.unknown");
    default:
      return assertNever(created);
  }
}
