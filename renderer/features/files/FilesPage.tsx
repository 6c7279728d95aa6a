import { useEffect } from "react";
import type { AppState } from "../../../shared/appState.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { markLoaded } from "../../markLoaded.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./FilesPage.module.css";
import { FolderScanTool } from "./FolderScanTool.tsx";
import { IdentifyTool } from "./IdentifyTool.tsx";
import { LinkedFiles } from "./LinkedFiles.tsx";
import { ScanResult } from "./ScanResult.tsx";
import { useFolderScan } from "./useFolderScan.ts";
import type { AcceptAppState } from "./useLinkFindings.ts";

interface FilesPageProps {
  readonly app: Pick<AppState, "connections" | "linkedFiles">;
  readonly accept: AcceptAppState;
}

/** The config files that hold keys: those that are linked, and the ways to find more. */
export function FilesPage({ app, accept }: FilesPageProps) {
  const { text } = useLanguage();
  const folderScan = useFolderScan();
  const { scan } = folderScan;
  useEffect(markLoaded, []);
  return (
    <>
      <h1>{text("files.title")}</h1>
      <p className={classNames(styles, "about")}>{text("files.about")}</p>
      <div className={classNames(styles, "tools")}>
        <FolderScanTool {...folderScan} />
        <IdentifyTool connections={app.connections} />
      </div>
      {scan !== null && scan.state !== "none" && (
        <ScanResult key={scan.folder} scan={scan} accept={accept} />
      )}
      <LinkedFiles links={app.linkedFiles} connections={app.connections} />
    </>
  );
}
