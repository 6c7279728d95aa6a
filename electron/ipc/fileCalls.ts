import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";
import { answerWithState } from "./answerWithState.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";

type FileCalls = Pick<
  CallTable,
  | "chooseConfigFile"
  | "openLinkedFile"
  | "previewFileWrite"
  | "writeFile"
  | "undoFileWrite"
  | "unlinkFile"
  | "checkLinkedFiles"
  | "updateLinkedFiles"
  | "scanFolder"
  | "cancelFolderScan"
  | "getFolderScan"
  | "linkFindings"
  | "identifyClipboard"
  | "identifyFile"
>;

/** What the page may ask for about keys in files. It names files by ids that main has given out. */
export function fileCalls(dependencies: HandlerDependencies): FileCalls {
  const { afterRefresh, folderScans, identifyKeys, linkedFiles } = dependencies;
  const changed = (result: Result<void, AppError>) => answerWithState(dependencies, result);
  return {
    chooseConfigFile: () => linkedFiles.choose(),
    openLinkedFile: (request) => linkedFiles.openLinked(request),
    previewFileWrite: (request) => linkedFiles.preview(request),
    writeFile: (request, isStillAsked) => linkedFiles.write(request, isStillAsked),
    undoFileWrite: async (request, isStillAsked) =>
      changed(await linkedFiles.undo(request, isStillAsked)),
    unlinkFile: async (request) => changed(await linkedFiles.unlink(request)),
    checkLinkedFiles: async (request) => changed(await linkedFiles.check(request)),
    updateLinkedFiles: async (request, isStillAsked) => {
      const updated = await linkedFiles.update(request, isStillAsked);
      if (request.refreshId !== undefined) await afterRefresh.filesUpdated(request.refreshId);
      return updated;
    },

    scanFolder: () => folderScans.scan(),
    cancelFolderScan: async () => ok(folderScans.cancel()),
    getFolderScan: async () => ok(folderScans.state),
    linkFindings: async (request) => changed(folderScans.linkFindings(request)),

    identifyClipboard: () => identifyKeys.clipboard(),
    identifyFile: (request) => identifyKeys.file(request),
  };
}
