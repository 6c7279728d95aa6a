/**
 * Whether the app was never locked since a call of the page began. Asked right before what can't be
 * taken back: a request from before the lock must not be carried out behind it.
 */
export type IsStillAsked = () => boolean;
