import { createContext, useCallback, useContext } from "react";
import type { AppError } from "../../shared/appError.ts";
import { errorText, type SignInMeans } from "./errorText.ts";
import { useLanguage } from "./useLanguage.ts";

/** What a person is known by to the platform of the page. */
export const SignInMeansContext = createContext<SignInMeans>("token");

/** `errorText` in the words that fit the platform of the page. */
export function useErrorText(): (error: AppError) => string {
  const means = useContext(SignInMeansContext);
  const { text } = useLanguage();
  return useCallback((error) => errorText(error, text, means), [text, means]);
}
