/** What the first bytes say; the name of a file proves nothing. */
export function sniff(bytes: Uint8Array): 'pdf' | 'bild' | 'anderes' {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') ? 'bild' : 'anderes'
}
