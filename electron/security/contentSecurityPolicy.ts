/**
 * The style that react-aria's `usePress` puts on the page; allowed by its hash alone. A test that
 * the console stays silent notices when a new version changes it.
 */
const reactAriaPressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** What the page may load: its own scripts, styles and pictures, and nothing from anywhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaPressStyle}`,
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // Nobody makes a policy that would let text pass for markup or script after all.
  "trusted-types 'none'",
].join("; ");
