import type { CompanyId, CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { companyKeyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { CreateKeyQuestion } from "./CreateKeyQuestion.tsx";
import { CreateKeyResult } from "./CreateKeyResult.tsx";
import { useCreateKey } from "./useCreateKey.ts";

interface CreateKeyDialogProps {
  readonly connection: Connection;
  /** null for the user's own company. */
  readonly companyId: CompanyId | null;
  /** How the company is called, within a sentence. */
  readonly company: string;
  /** What stands in the field for it at first. */
  readonly contactEmail: string;
  /** The key that the new one is to replace one day; null for a key beside all others. */
  readonly replaces: CompanyKeyRow | null;
  /** There may be a new key now. */
  readonly onCreated: () => void;
  /** A replacement is on record, whatever became of it. */
  readonly onReplaced: (refresh: Refresh) => void;
  readonly onClose: () => void;
}

/** Asks for the new key's contact and notes, and tells what became of it. */
export function CreateKeyDialog(props: CreateKeyDialogProps) {
  const { text } = useLanguage();
  const { connection, companyId, replaces, onClose } = props;
  const { creation, create, replace } = useCreateKey(props);
  const { connectionId } = connection;
  const platform = text(`platform.${connection.platform}`);
  const badge = <EnvironmentBadge connection={connection} look="badge" />;

  if (creation.state === "answered") {
    const isClear = creation.created.outcome === "created";
    return (
      <Dialog
        title={text(isClear ? "createKey.doneTitle" : "createKey.unclearTitle")}
        badge={badge}
        closing="by-escape"
        onClose={onClose}
      >
        <CreateKeyResult connectionId={connectionId} created={creation.created} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={
        replaces === null
          ? text("createKey.title", { company: props.company })
          : text("createKey.replaceTitle", { key: companyKeyName(replaces.maskedKey, text) })
      }
      badge={badge}
      closing={creation.state === "sending" ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <CreateKeyQuestion
        creation={creation}
        platform={platform}
        contactEmail={props.contactEmail}
        replaces={replaces}
        onConfirm={(written) => {
          const order = { connectionId, companyId, ...written };
          void (replaces === null ? create(order) : replace({ ...order, keyId: replaces.keyId }));
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}
