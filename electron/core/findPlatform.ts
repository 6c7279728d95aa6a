import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { Result } from "../../shared/result.ts";
import type { KeyPlatform } from "./keyPlatform.ts";

/** The platform behind a connection; fails when this app has no such connection. */
export type FindPlatform = (connectionId: ConnectionId) => Result<KeyPlatform, AppError>;
