import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { MaskedKey } from "./MaskedKey.tsx";
import { RevealedSecret } from "./RevealedSecret.tsx";

export interface SecretPlaceProps {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  /** Dots and the last four characters. */
  readonly maskedKey: string;
  readonly isRevealed: boolean;
  /** Has to end `isRevealed`. */
  readonly onHide: () => void;
}

/** A key: masked, or for a moment in plain text, which covers the positioned box around it. */
export function SecretPlace(props: SecretPlaceProps) {
  const { connectionId, keyId, maskedKey, isRevealed, onHide } = props;
  if (!isRevealed) return <MaskedKey maskedKey={maskedKey} />;
  return (
    <RevealedSecret
      key={`${connectionId} ${keyId}`}
      connectionId={connectionId}
      keyId={keyId}
      maskedKey={maskedKey}
      onHide={onHide}
    />
  );
}
