/** The one origin of the interface. Browsers keep their store by it: it must never change. */
export const appScheme = "app";
export const appHost = "desk";
export const appAddress = `${appScheme}://${appHost}/`;

/** Whether an address is the interface's own, by its parsed parts: a look-alike such as app://desk.evil or app://x@desk is not. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === `${appScheme}:` && hostname === appHost && port === "" && username === "" && password === "";
}
