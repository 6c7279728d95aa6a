import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";

/**
 * Asks a person for a file, or a folder, in the system's own dialog. Its absolute path; null when
 * they thought better of it, and while another such dialog is open. `locked` over a locked app.
 */
export type AskForPath = () => Promise<Result<string | null, AppError>>;
