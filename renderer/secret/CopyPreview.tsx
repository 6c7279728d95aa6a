import type { PreviewCopyRequest } from "../../shared/contract.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import styles from "./CopyPreview.module.css";
import { useCopyPreview } from "./useCopyPreview.ts";

/** What a copy would be, with dots for the key. The secret never comes here. */
export function CopyPreview(request: PreviewCopyRequest) {
  const { text } = useLanguage();
  const errorText = useErrorText();
  const preview = useCopyPreview(request);
  const isSeveral = request.keys.length > 1;
  return (
    <figure className={classNames(styles, "preview")}>
      <figcaption className={classNames(styles, "caption")}>
        {text(isSeveral ? "copyAs.preview.several" : "copyAs.preview")}
      </figcaption>
      {preview?.ok === false ? (
        <p className={classNames(styles, "problem")}>{errorText(preview.error)}</p>
      ) : (
        <pre className={classNames(styles, "text")} translate="no">
          {preview?.value.trimStart()}
        </pre>
      )}
    </figure>
  );
}
