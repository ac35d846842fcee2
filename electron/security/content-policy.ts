/** What a page of the desk may load: itself, and nothing else from anywhere. One line each, with its reason. */
const sources: readonly (readonly [directive: string, allowed: string])[] = [
  ["default-src", "'none'"],
  // Argon2id and SHA-256 run as WebAssembly.
  ["script-src", "'self' 'wasm-unsafe-eval'"],
  // Mantine sets style attributes.
  ["style-src", "'self' 'unsafe-inline'"],
  // Attachments are shown from memory.
  ["img-src", "'self' blob: data:"],
  ["font-src", "'self'"],
  ["connect-src", "'self'"],
  ["worker-src", "'self'"],
  // These three do not fall back to default-src.
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["frame-ancestors", "'none'"],
];

export const contentPolicy: string = sources.map(([directive, allowed]) => `${directive} ${allowed}`).join("; ");

/** Headers of every answer of either shell. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentPolicy,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(self), accelerometer=(), autoplay=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()",
};
