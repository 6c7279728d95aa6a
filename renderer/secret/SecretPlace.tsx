import type { KeyPlace } from "./keyRequestOf.ts";
import { MaskedKey } from "./MaskedKey.tsx";
import { RevealedSecret } from "./RevealedSecret.tsx";

export interface SecretPlaceProps extends KeyPlace {
  /** Dots and the last four characters. */
  readonly maskedKey: string;
  readonly isRevealed: boolean;
  /** Has to end `isRevealed`. */
  readonly onHide: () => void;
}

/** A key: masked, or for a moment in plain text, which covers the positioned box around it. */
export function SecretPlace(props: SecretPlaceProps) {
  const { connectionId, keyId, refreshId, maskedKey, isRevealed, onHide } = props;
  if (!isRevealed) return <MaskedKey maskedKey={maskedKey} />;
  return (
    <RevealedSecret
      key={`${connectionId} ${keyId} ${refreshId ?? ""}`}
      connectionId={connectionId}
      keyId={keyId}
      refreshId={refreshId}
      maskedKey={maskedKey}
      onHide={onHide}
    />
  );
}
