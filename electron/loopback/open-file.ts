/**
 * A page, to be kept where only this user can read it, that leads the browser to the address with the one-time token:
 * on a command line every user of the computer could read the token.
 */
export function openFileContent(address: string): string {
  const quoted = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${quoted}"><title>信访台</title></head>
<body></body>
</html>
`;
}
